using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>docker-compose.yml as YAML has it, anchors and merges resolved.</summary>
public sealed class ComposeFile
{
    private readonly Dictionary<object, object?> _root;

    private ComposeFile(Dictionary<object, object?> root) => _root = root;

    public IEnumerable<(string Name, Dictionary<object, object?> Body)> Services =>
        Map(_root, "services").Select(one => ((string)one.Key, one.Value as Dictionary<object, object?> ?? []));

    /// <exception cref="YamlException">It is no YAML.</exception>
    public static ComposeFile Read(string text) =>
        new(
            new DeserializerBuilder()
                .Build()
                .Deserialize<Dictionary<object, object?>>(new MergingParser(new Parser(new StringReader(text))))
        );

    /// <summary>The names below a part of the file: secrets, networks, volumes, services.</summary>
    public HashSet<string> Names(string part) => [.. Map(_root, part).Keys.OfType<string>()];

    /// <summary>Where the secrets of the file are, by name.</summary>
    public IEnumerable<Dictionary<object, object?>> Parts(string part) =>
        Map(_root, part).Values.OfType<Dictionary<object, object?>>();

    public static Dictionary<object, object?> Map(Dictionary<object, object?> of, string key) =>
        of.GetValueOrDefault(key) as Dictionary<object, object?> ?? [];

    /// <summary>A list, or the keys of a map that stands for one; of maps in a list the value of <paramref name="named"/>.</summary>
    public static IEnumerable<string> List(Dictionary<object, object?> of, string key, string named = "source") =>
        of.GetValueOrDefault(key) switch
        {
            List<object?> list => list.Select(one =>
                one is Dictionary<object, object?> map
                    ? map.GetValueOrDefault(named) as string ?? ""
                    : one as string ?? ""
            ),
            Dictionary<object, object?> map => map.Keys.OfType<string>(),
            _ => [],
        };
}
