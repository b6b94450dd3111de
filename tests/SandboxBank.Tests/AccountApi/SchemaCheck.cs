using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

/// <summary>
/// The part of JSON Schema (as OpenAPI 3.0 has it) that the account API's document uses: type, required, properties,
/// additionalProperties, enum, pattern, lengths, counts, items, allOf, anyOf, oneOf, format date-time and uri. A keyword beyond it is
/// reported as a fault, so that no rule is passed over in silence.
/// </summary>
internal sealed class SchemaCheck(OpenApiDocument document)
{
    private static readonly HashSet<string> Understood =
    [
        "type",
        "required",
        "properties",
        "additionalProperties",
        "enum",
        "pattern",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "items",
        "allOf",
        "anyOf",
        "oneOf",
        "format",
        "$ref",
        // These say nothing about what is valid, or (x-) are a list that the standard leaves open.
        "title",
        "description",
        "example",
        "default",
        "x-namespaced-enum",
    ];

    private readonly List<string> _faults = [];

    public static IReadOnlyList<string> Faults(OpenApiDocument document, YamlMappingNode schema, JsonElement value)
    {
        var check = new SchemaCheck(document);
        check.Check(schema, value, "$");
        return check._faults;
    }

    private void Check(YamlMappingNode unresolved, JsonElement value, string at)
    {
        var schema = document.Resolve(unresolved);
        foreach (
            var key in schema.Children.Keys.OfType<YamlScalarNode>().Where(key => !Understood.Contains(key.Value!))
        )
            _faults.Add($"{at}: the check does not know {key.Value}");
        Combine(schema, value, at);
        Enumerate(schema, value, at);
        switch (OpenApiDocument.Text(schema, "type"))
        {
            case "object" when Is(value, JsonValueKind.Object, at):
                CheckObject(schema, value, at);
                break;
            case "array" when Is(value, JsonValueKind.Array, at):
                CheckArray(schema, value, at);
                break;
            case "string" when Is(value, JsonValueKind.String, at):
                CheckString(schema, value.GetString()!, at);
                break;
            case "integer" when Is(value, JsonValueKind.Number, at) && !value.TryGetInt64(out _):
                _faults.Add($"{at}: not an integer");
                break;
            case "number":
                Is(value, JsonValueKind.Number, at);
                break;
            case "boolean" when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                _faults.Add($"{at}: not a boolean");
                break;
            default:
                break;
        }
    }

    private void CheckObject(YamlMappingNode schema, JsonElement value, string at)
    {
        foreach (var name in Texts(schema, "required").Where(name => !value.TryGetProperty(name, out _)))
            _faults.Add($"{at}.{name}: missing");
        var properties = OpenApiDocument.Child(schema, "properties") as YamlMappingNode;
        var closed = OpenApiDocument.Text(schema, "additionalProperties") == "false";
        foreach (var member in value.EnumerateObject())
        {
            var known = properties is null ? null : OpenApiDocument.Child(properties, member.Name) as YamlMappingNode;
            if (known is not null)
                Check(known, member.Value, $"{at}.{member.Name}");
            else if (closed)
                _faults.Add($"{at}.{member.Name}: not allowed");
        }
        AtLeast(schema, "minProperties", value.EnumerateObject().Count(), at);
    }

    private void CheckArray(YamlMappingNode schema, JsonElement value, string at)
    {
        AtLeast(schema, "minItems", value.GetArrayLength(), at);
        AtMost(schema, "maxItems", value.GetArrayLength(), at);
        if (OpenApiDocument.Child(schema, "items") is not YamlMappingNode items)
            return;
        foreach (var (number, item) in value.EnumerateArray().Index())
            Check(items, item, $"{at}[{number}]");
    }

    private void CheckString(YamlMappingNode schema, string value, string at)
    {
        AtLeast(schema, "minLength", value.Length, at);
        AtMost(schema, "maxLength", value.Length, at);
        if (OpenApiDocument.Text(schema, "pattern") is { } pattern)
        {
            if (!Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
                _faults.Add($"{at}: not {pattern}");
        }
        var format = OpenApiDocument.Text(schema, "format");
        if (format == "date-time" && !IsRfc3339(value))
            _faults.Add($"{at}: not a date-time");
        if (format == "uri" && !Uri.TryCreate(value, UriKind.Absolute, out _))
            _faults.Add($"{at}: not a URI");
    }

    private void Enumerate(YamlMappingNode schema, JsonElement value, string at)
    {
        var allowed = Texts(schema, "enum").ToHashSet();
        if (allowed.Count > 0 && !allowed.Contains(value.ToString()))
            _faults.Add($"{at}: not one of the values");
    }

    private void Combine(YamlMappingNode schema, JsonElement value, string at)
    {
        foreach (var part in Schemas(schema, "allOf"))
            Check(part, value, at);
        foreach (var word in new[] { "anyOf", "oneOf" })
        {
            var choices = Schemas(schema, word).ToArray();
            var fits = choices.Count(choice => Faults(document, choice, value).Count == 0);
            if (choices.Length > 0 && (fits == 0 || (word == "oneOf" && fits > 1)))
                _faults.Add($"{at}: {fits} of {word} fit");
        }
    }

    private bool Is(JsonElement value, JsonValueKind kind, string at)
    {
        if (value.ValueKind == kind)
            return true;
        _faults.Add($"{at}: not of kind {kind}");
        return false;
    }

    private void AtLeast(YamlMappingNode schema, string keyword, int count, string at)
    {
        if (Number(schema, keyword) is { } least && count < least)
            _faults.Add($"{at}: below {keyword}");
    }

    private void AtMost(YamlMappingNode schema, string keyword, int count, string at)
    {
        if (Number(schema, keyword) is { } most && count > most)
            _faults.Add($"{at}: above {keyword}");
    }

    private static int? Number(YamlMappingNode schema, string keyword) =>
        OpenApiDocument.Text(schema, keyword) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<string> Texts(YamlMappingNode schema, string keyword) =>
        (OpenApiDocument.Child(schema, keyword) as YamlSequenceNode)?.Select(node => ((YamlScalarNode)node).Value!)
        ?? [];

    private static IEnumerable<YamlMappingNode> Schemas(YamlMappingNode schema, string keyword) =>
        (OpenApiDocument.Child(schema, keyword) as YamlSequenceNode)?.OfType<YamlMappingNode>() ?? [];

    private static bool IsRfc3339(string value) =>
        Regex.IsMatch(
            value,
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        ) && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _);
}
