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

    private readonly ReadOnlySpan<char> _text = text.Trim(' ');
    private int _at;

    public readonly bool AtEnd => _at == _text.Length;

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
            if (AtEnd || _text[_at] is not (' ' or ')'))
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
        return _text[_at] switch
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
        var start = _at;
        if (!AtEnd && _text[_at] is '*' or (>= 'a' and <= 'z'))
        {
            while (!AtEnd && _text[_at] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.' or '*')
                _at++;
        }
        key = _text[start.._at].ToString();
        return key.Length > 0;
    }

    private bool TryString(out FieldValue value)
    {
        value = default;
        var content = new StringBuilder();
        for (_at++; !AtEnd; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                value = new FieldValue(FieldKind.String, content.ToString(), 0, null);
                return true;
            }
            if (c == '\\')
            {
                _at++;
                if (AtEnd || _text[_at] is not ('"' or '\\'))
                    return false;
                c = _text[_at];
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
        var length = _text[(_at + 1)..].IndexOf(':');
        if (length < 0)
            return false;
        var encoded = _text.Slice(_at + 1, length);
        var bytes = new byte[(length / 4 * 3) + 3];
        // The framework's decoder skips white space, which RFC 8941 does not allow here.
        if (encoded.ContainsAny(" \t\r\n") || !Convert.TryFromBase64Chars(encoded, bytes, out var written))
            return false;
        _at += length + 2;
        value = new FieldValue(FieldKind.Bytes, null, 0, bytes[..written]);
        return true;
    }

    private bool TryBoolean(out FieldValue value)
    {
        value = default;
        _at++;
        if (AtEnd || _text[_at] is not ('0' or '1'))
            return false;
        value = new FieldValue(FieldKind.Boolean, null, _text[_at++] - '0', null);
        return true;
    }

    private bool TryInteger(out FieldValue value)
    {
        value = default;
        var start = _at;
        Take('-');
        var digits = _at;
        while (!AtEnd && char.IsAsciiDigit(_text[_at]))
            _at++;
        if (_at == digits || _at - digits > IntegerDigitsMax || (!AtEnd && _text[_at] == '.'))
            return false;
        var number = long.Parse(_text[start.._at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        value = new FieldValue(FieldKind.Integer, null, number, null);
        return true;
    }

    private bool TryToken(out FieldValue value)
    {
        var start = _at;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(_text[_at]) || "!#$%&'*+-.^_`|~:/".Contains(_text[_at])))
            _at++;
        value = new FieldValue(FieldKind.Token, _text[start.._at].ToString(), 0, null);
        return true;
    }

    private bool Take(char expected)
    {
        if (AtEnd || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private void SkipSpaces()
    {
        while (!AtEnd && _text[_at] == ' ')
            _at++;
    }

    private void SkipOptionalWhitespace()
    {
        while (!AtEnd && _text[_at] is ' ' or '\t')
            _at++;
    }
}
