using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace OrleansBank.Domain.Json;

/// <summary>A JSON value of the kinds that are ever hashed. Numbers are whole.</summary>
public abstract record JsonValue
{
    private protected JsonValue() { }
}

public sealed record JsonText(string Value) : JsonValue;

/// <param name="Value">At most 2^53 - 1 in size: beyond it RFC 8785 numbers lose digits.</param>
public sealed record JsonWhole(long Value) : JsonValue;

public sealed record JsonList(ImmutableArray<JsonValue> Values) : JsonValue;

public sealed record JsonObject(ImmutableArray<(string Name, JsonValue Value)> Members) : JsonValue;

/// <summary>The one way to write a JSON value, for hashing it: RFC 8785 (JSON Canonicalization Scheme).</summary>
public static class CanonicalJson
{
    /// <summary>UTF-8, no blanks, members ordered by the UTF-16 code units of their names (section 3.2.3).</summary>
    public static byte[] Write(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder to, JsonValue value)
    {
        switch (value)
        {
            case JsonText text:
                AppendText(to, text.Value);
                break;
            case JsonWhole whole:
                to.Append(whole.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case JsonList list:
                AppendAll(to, '[', list.Values, ']', Append);
                break;
            case JsonObject members:
                var ordered = members.Members.Sort((one, two) => string.CompareOrdinal(one.Name, two.Name));
                AppendAll(to, '{', ordered, '}', AppendMember);
                break;
        }
    }

    private static void AppendMember(StringBuilder to, (string Name, JsonValue Value) member)
    {
        AppendText(to, member.Name);
        to.Append(':');
        Append(to, member.Value);
    }

    private static void AppendAll<T>(
        StringBuilder to,
        char open,
        ImmutableArray<T> values,
        char close,
        Action<StringBuilder, T> append
    )
    {
        to.Append(open);
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                to.Append(',');
            append(to, values[i]);
        }
        to.Append(close);
    }

    /// <summary>Section 3.2.2.2: escapes only what must be, the short form where there is one, else \u and lower-case hex.</summary>
    private static void AppendText(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            var escaped = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => null,
            };
            if (escaped is null)
                to.Append(c);
            else
                to.Append(escaped);
        }
        to.Append('"');
    }
}
