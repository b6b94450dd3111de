using System.Text;
using OrleansBank.Domain.Json;

namespace OrleansBank.Domain.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Members_are_ordered_by_utf_16_units_as_in_rfc_8785_section_3_2_3()
    {
        string[] names = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
        string[] ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];

        var written = Write(new JsonObject([.. names.Select(name => (name, (JsonValue)new JsonWhole(0)))]));

        var expected = string.Join(',', ordered.Select(name => $"\"{(name == "\r" ? "\\r" : name)}\":0"));
        Assert.Equal($"{{{expected}}}", written);
    }

    [Theory]
    [InlineData("€$\u000F\nA'B\"\\\\\"/", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("\b\t\f\r\u0000\u001F\u007F", "\"\\b\\t\\f\\r\\u0000\\u001f\u007F\"")]
    [InlineData("<é>", "\"<é>\"")]
    public void Text_is_escaped_only_where_it_must_be(string text, string expected) =>
        Assert.Equal(expected, Write(new JsonText(text)));

    [Fact]
    public void Lists_and_objects_nest_without_blanks() =>
        Assert.Equal(
            "{\"a\":[],\"b\":[-1,{\"c\":\"\"}]}",
            Write(
                new JsonObject([
                    ("b", new JsonList([new JsonWhole(-1), new JsonObject([("c", new JsonText(""))])])),
                    ("a", new JsonList([])),
                ])
            )
        );

    private static string Write(JsonValue value) => Encoding.UTF8.GetString(CanonicalJson.Write(value));
}
