using YamlDotNet.RepresentationModel;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

/// <summary>An OpenAPI 3.0 document, as far as finding the schema of an answer needs it.</summary>
internal sealed class OpenApiDocument
{
    private const int RefsMax = 32;
    private readonly YamlMappingNode _root;

    private OpenApiDocument(YamlMappingNode root) => _root = root;

    /// <summary>The standard's document beside the repository; null where it is not there.</summary>
    public static OpenApiDocument? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var relative in new[] { "shared", "../shared" })
            {
                var path = Path.Combine(folder.FullName, relative, "specs", "uk-ob", "account-info-openapi.yaml");
                if (File.Exists(path))
                    return Load(path);
            }
        }
        return null;
    }

    /// <summary>The schema of an answer's JSON; null where the document says nothing of a body.</summary>
    public YamlMappingNode? SchemaOf(string path, string method, int status)
    {
        var operation = Map(Map(Map(_root, "paths"), path), method);
        var code = status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = Resolve(Map(Map(operation, "responses"), code));
        return Child(answer, "content") is YamlMappingNode content
            ? Map(Map(content, "application/json"), "schema")
            : null;
    }

    /// <summary>Follows <c>$ref</c> inside the document.</summary>
    public YamlMappingNode Resolve(YamlMappingNode node)
    {
        for (var i = 0; i < RefsMax; i++)
        {
            if (Text(node, "$ref") is not { } reference)
                return node;
            YamlMappingNode target = _root;
            foreach (var step in reference.TrimStart('#', '/').Split('/'))
                target = Map(target, step.Replace("~1", "/", StringComparison.Ordinal));
            node = target;
        }
        throw new InvalidOperationException("References go in circles.");
    }

    public static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? (value as YamlScalarNode)?.Value : null;

    public static YamlNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static OpenApiDocument Load(string path)
    {
        using var reader = File.OpenText(path);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new OpenApiDocument((YamlMappingNode)yaml.Documents[0].RootNode);
    }

    private static YamlMappingNode Map(YamlMappingNode node, string name) =>
        Child(node, name) as YamlMappingNode ?? throw new InvalidOperationException($"The document has no {name}.");
}
