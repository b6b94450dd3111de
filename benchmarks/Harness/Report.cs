using System.Globalization;

namespace OrleansBank.Benchmarks.Harness;

/// <summary>One figure of one benchmark: medians over the rounds.</summary>
/// <param name="Ours">In <paramref name="Unit"/>.</param>
/// <param name="Peers">The peer's, in the same unit and the same rounds.</param>
/// <param name="Ratio">How we stand to the peer; above 1 we are the better.</param>
/// <param name="Floor">What is promised, in words.</param>
internal sealed record Verdict(
    string Name,
    string Unit,
    double Ours,
    double Peers,
    double Ratio,
    string Floor,
    bool Passed,
    IReadOnlyList<string> Notes
);

internal static class Report
{
    /// <summary>0 when every floor is kept.</summary>
    public static async Task<int> RunAsync(IEnumerable<Func<Task<Verdict>>> benchmarks)
    {
        var verdicts = new List<Verdict>();
        foreach (var benchmark in benchmarks)
        {
            verdicts.Add(await benchmark());
        }
        Console.WriteLine();
        Row("benchmark", "ours", "peer", "ratio", "floor", "verdict");
        foreach (var verdict in verdicts)
        {
            Row(
                verdict.Name,
                Number(verdict.Ours),
                Number(verdict.Peers),
                verdict.Ratio.ToString("0.00", Invariant),
                verdict.Floor,
                $"{(verdict.Passed ? "pass" : "FAIL")}   [{verdict.Unit}]"
            );
        }
        foreach (var verdict in verdicts)
        {
            foreach (string note in verdict.Notes)
            {
                Console.WriteLine($"  {verdict.Name}: {note}");
            }
        }
        return verdicts.TrueForAll(verdict => verdict.Passed) ? 0 : 1;
    }

    public static string Number(double value) => value.ToString(value < 100 ? "#,0.0" : "#,0", Invariant);

    private static void Row(string name, string ours, string peer, string ratio, string floor, string verdict) =>
        Console.WriteLine($"{name, -10} {ours, 14} {peer, 14} {ratio, 8}  {floor, -24} {verdict}");

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
