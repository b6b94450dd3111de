using System.Globalization;

namespace OrleansBank.HttpSignatures.Fields;

internal enum FieldKind
{
    Integer,
    String,
    Token,
    Bytes,
    Boolean,
}

/// <summary>A bare item of RFC 8941 section 3.3. Decimals have no place in these headers and are refused.</summary>
/// <param name="Text">The content of a string or a token.</param>
internal readonly record struct FieldValue(FieldKind Kind, string? Text, long Integer, byte[]? Bytes)
{
    public string? String => Kind == FieldKind.String ? Text : null;

    /// <summary>The canonical form of RFC 8941 section 4.1.3.1.</summary>
    public string Serialize() =>
        Kind switch
        {
            FieldKind.Integer => Integer.ToString(CultureInfo.InvariantCulture),
            FieldKind.String => Quote(Text!),
            FieldKind.Token => Text!,
            FieldKind.Bytes => $":{Convert.ToBase64String(Bytes!)}:",
            _ => Integer == 0 ? "?0" : "?1",
        };

    /// <exception cref="ArgumentException">A character that an sf-string cannot hold.</exception>
    public static string Quote(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
                throw new ArgumentException("A structured field string holds printable ASCII only.", nameof(text));
        }
        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
