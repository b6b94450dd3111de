namespace OrleansBank.Tidy.Tests;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a(); // b { c", "a();         ")]
    [InlineData("a /* b\nc */ d", "a     \n     d")]
    [InlineData("x = \"a { \\\" b\";", "x = \"         ;")]
    [InlineData("x = @\"a \\\";", "x = \"     ;")]
    [InlineData("x = @\"a \"\" b\";", "x = \"        ;")]
    [InlineData("c = '{';", "c = \"  ;")]
    [InlineData("c = '\\'';", "c = \"   ;")]
    [InlineData("x = \"\"; y", "x = \" ; y")]
    [InlineData("x = $\"{a(\"{\")} {{ b\"; y", "x = \"               ; y")]
    [InlineData("x = \"\"\"a \" {\"\"\"; y", "x = \"          ; y")]
    public void Comments_and_literals_are_blanked_and_lines_stay(string text, string code) =>
        Assert.Equal(code, CSharpText.Blank(text));
}
