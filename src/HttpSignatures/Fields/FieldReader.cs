using System.Globalization;
using System.Text;

namespace OrleansBank.HttpSignatures.Fields;

/// <summary>
/// Reads RFC 8941 structured fields, strictly and bounded: what breaks the grammar, repeats a key or goes beyond a limit is not
/// repaired. Every method returns false then, and the field is refused as a whole.
/// </summary>
internal ref struct FieldReader(ReadOnlySpan<char> text)
{
    /// <summary>RFC 8941 section 3.3.1.</summary>
    private const int IntegerDigitsMax = 15;

    private readonly ReadOnlySpan<char> text = text.Trim(' ');
    private int at;

    public readonly bool AtEnd => at == text.Length;

    /// <summary>The key of a dictionary member and its equals sign.</summary>
    public bool TryMemberKey(out string key) => TryKey(out key) && Take('=');

    /// <summary>The comma between members, after which another must follow.</summary>
    public bool TryNextMember()
    {
        SkipOptionalWhitespace();
        if (!Take(','))
            return false;
        SkipOptionalWhitespace();
        return !AtEnd;
    }

    /// <summary>An inner list of strings without parameters of their own.</summary>
    public bool TryStrings(List<string> strings)
    {
        if (!Take('('))
            return false;
        while (true)
        {
            SkipSpaces();
            if (Take(')'))
                return true;
            if (strings.Count == SignatureLimits.FieldItemsMax || !TryBareItem(out var item) || item.String is null)
                return false;
            strings.Add(item.String);
            if (AtEnd || text[at] is not (' ' or ')'))
                return false;
        }
    }

    public bool TryParameters(List<KeyValuePair<string, FieldValue>> parameters)
    {
        while (Take(';'))
        {
            SkipSpaces();
            if (parameters.Count == SignatureLimits.FieldItemsMax || !TryKey(out var key))
                return false;
            var value = new FieldValue(FieldKind.Boolean, null, 1, null);
            if (Take('=') && !TryBareItem(out value))
                return false;
            if (parameters.Exists(parameter => parameter.Key == key))
                return false;
            parameters.Add(new(key, value));
        }
        return true;
    }

    public bool TryBareItem(out FieldValue value)
    {
        value = default;
        if (AtEnd)
            return false;
        return text[at] switch
        {
            '"' => TryString(out value),
            ':' => TryBytes(out value),
            '?' => TryBoolean(out value),
            '-' or (>= '0' and <= '9') => TryInteger(out value),
            '*' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => TryToken(out value),
            _ => false,
        };
    }

    private bool TryKey(out string key)
    {
        var start = at;
        if (!AtEnd && text[at] is '*' or (>= 'a' and <= 'z'))
        {
            while (!AtEnd && text[at] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.' or '*')
                at++;
        }
        key = text[start..at].ToString();
        return key.Length > 0;
    }

    private bool TryString(out FieldValue value)
    {
        value = default;
        var content = new StringBuilder();
        for (at++; !AtEnd; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                at++;
                value = new FieldValue(FieldKind.String, content.ToString(), 0, null);
                return true;
            }
            if (c == '\\')
            {
                at++;
                if (AtEnd || text[at] is not ('"' or '\\'))
                    return false;
                c = text[at];
            }
            if (c is < ' ' or > '~')
                return false;
            content.Append(c);
        }
        return false;
    }

    private bool TryBytes(out FieldValue value)
    {
        value = default;
        var length = text[(at + 1)..].IndexOf(':');
        if (length < 0)
            return false;
        var encoded = text.Slice(at + 1, length);
        var bytes = new byte[(length / 4 * 3) + 3];
        // The framework's decoder skips white space, which RFC 8941 does not allow here.
        if (encoded.ContainsAny(" \t\r\n") || !Convert.TryFromBase64Chars(encoded, bytes, out var written))
            return false;
        at += length + 2;
        value = new FieldValue(FieldKind.Bytes, null, 0, bytes[..written]);
        return true;
    }

    private bool TryBoolean(out FieldValue value)
    {
        value = default;
        at++;
        if (AtEnd || text[at] is not ('0' or '1'))
            return false;
        value = new FieldValue(FieldKind.Boolean, null, text[at++] - '0', null);
        return true;
    }

    private bool TryInteger(out FieldValue value)
    {
        value = default;
        var start = at;
        Take('-');
        var digits = at;
        while (!AtEnd && char.IsAsciiDigit(text[at]))
            at++;
        if (at == digits || at - digits > IntegerDigitsMax || (!AtEnd && text[at] == '.'))
            return false;
        var number = long.Parse(text[start..at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        value = new FieldValue(FieldKind.Integer, null, number, null);
        return true;
    }

    private bool TryToken(out FieldValue value)
    {
        var start = at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(text[at]) || "!#$%&'*+-.^_`|~:/".Contains(text[at])))
            at++;
        value = new FieldValue(FieldKind.Token, text[start..at].ToString(), 0, null);
        return true;
    }

    private bool Take(char expected)
    {
        if (AtEnd || text[at] != expected)
            return false;
        at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (!AtEnd && text[at] == ' ')
            at++;
    }

    private void SkipOptionalWhitespace()
    {
        while (!AtEnd && text[at] is ' ' or '\t')
            at++;
    }
}
