namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The check itself: one that finds nothing would let every loss pass.</summary>
public sealed class DurabilityCheckTests
{
    [Theory]
    [InlineData("a1 a2 b1", "a1 a2 b1", "")]
    [InlineData("a1 a2 b1", "b1 a1 a2", "")]
    [InlineData("a1", "a1 a2 b1", "")]
    [InlineData("", "", "")]
    [InlineData("a1 a2", "a1", "missing: a 2")]
    [InlineData("a1 b1", "a1", "missing: b 1")]
    [InlineData("a1", "b1", "missing: a 1")]
    [InlineData("a1 a2", "a1 a2 a1", "doubled: a 1")]
    [InlineData("", "a1 a1", "doubled: a 1")]
    [InlineData("a1 a2", "a2 a1", "out of order: a 2")]
    [InlineData("a1 a2 a3", "a1 a3 a2", "out of order: a 3")]
    [InlineData("a1 a2 b1", "a2 a2", "doubled: a 2, missing: a 1, missing: b 1")]
    public void It_names_what_is_missing_doubled_or_out_of_order(string acknowledged, string found, string faults) =>
        Assert.Equal(faults, string.Join(", ", DurabilityCheck.Faults(Parse(acknowledged), Parse(found))));

    private static IEnumerable<Done> Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new Done(word[..1], word[1..]));
}
