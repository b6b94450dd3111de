namespace OrleansBank.Tidy.Tests;

public sealed class MethodScanTests
{
    [Theory]
    [InlineData("class A { void M() { X(); } }", 1)]
    [InlineData(
        "namespace N { class A(int b) : B(b) { void M() { if (x) { Y(); } } int P { get { return 1; } } } }",
        1
    )]
    [InlineData("class A { int X() => 1; void M() { foreach (var a in b) { } } static A() { } }", 2)]
    [InlineData("class A { private readonly B _b = new(1) { C = 2 }; }", 0)]
    [InlineData("class A { async Task<(int, int)> M<T>(int a) where T : new() { L(); void L() { } } }", 1)]
    public void Members_with_a_body_are_found_and_what_is_inside_them_counts_to_them(string code, int methods) =>
        Assert.Equal(methods, MethodScan.Methods(code).Count());

    [Fact]
    public void Their_length_counts_from_their_first_line_to_the_closing_brace() =>
        Assert.Equal([(3, 4)], MethodScan.Methods("class A\n{\n    void M()\n    {\n        X();\n    }\n}\n"));
}
