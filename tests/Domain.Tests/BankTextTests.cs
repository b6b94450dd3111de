namespace OrleansBank.Domain.Tests;

public sealed class BankTextTests
{
    [Theory]
    [InlineData("Monoprix", "Monoprix")]
    [InlineData("CAFÉ «DE LA GARE»", "CAFÉ «DE LA GARE»")]
    [InlineData("<b>Bold</b> & co", "<b>Bold</b> & co")]
    [InlineData("a\u0000b\u001Bc\u007Fd\u009Be", "abcde")]
    [InlineData("pay\u202Eypal\u202C \u2066x\u2069\u200F\u061C", "payypal x")]
    [InlineData("a\u200Bb\u200Cc\u200Dd\uFEFFe\u00ADf\u2060g", "abcdefg")]
    [InlineData("two\r\nlines\u2028and\u2029more\u0085x", "two lines and more x")]
    [InlineData("  many \t\u00A0\u3000 blanks  ", "many blanks")]
    [InlineData("x\uD800y", "xy")]
    [InlineData("tag\U000E0041s", "tags")]
    [InlineData("private\uE000use", "privateuse")]
    [InlineData("blank\u3164letters\u2800", "blankletters")]
    [InlineData("東京 カフェ 🍣", "東京 カフェ 🍣")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Bank_text_is_kept_without_what_hides_or_turns_around(string? text, string expected) =>
        Assert.Equal(expected, BankText.Clean(text));

    [Fact]
    public void Marks_can_not_pile_up_on_a_letter() =>
        Assert.Equal("e" + new string('\u0301', 4) + "x", BankText.Clean("e" + new string('\u0301', 40) + "x"));

    [Fact]
    public void Text_is_cut_at_its_limit_and_never_within_a_character()
    {
        var cleaned = BankText.Clean("a" + string.Concat(Enumerable.Repeat("🍣", 400)));

        Assert.Equal(Limits.BankTextLengthMax - 1, cleaned.Length);
        Assert.False(char.IsHighSurrogate(cleaned[^1]));
    }

    [Theory]
    [InlineData("Café de la Gare", "CAFEDELAGARE")]
    [InlineData("CAFE-DE.LA GARE", "CAFEDELAGARE")]
    [InlineData("ﬁn ②", "FIN2")]
    [InlineData("\uD800", "")]
    public void Names_compare_without_accents_case_and_signs(string text, string expected) =>
        Assert.Equal(expected, BankText.Normalised(text));

    /// <summary>Plain text takes a shorter way: an accent before it makes it take the long one.</summary>
    [Theory]
    [InlineData("Monoprix 75-B", "MONOPRIX75B")]
    [InlineData("  a\tb\r\nc & <d>  ", "ABCD")]
    [InlineData("x\u0001y\u007Fz", "XYZ")]
    [InlineData("ALREADY1", "ALREADY1")]
    [InlineData("", "")]
    public void Plain_text_is_normalised_as_any_other(string text, string expected)
    {
        Assert.Equal(expected, BankText.Normalised(text));
        Assert.Equal("E" + expected, BankText.Normalised("é" + text));
    }
}
