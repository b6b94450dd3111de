namespace OrleansBank.Benchmarks.Harness;

/// <summary>Ours and the peer's in turn, several times, so that a slow spell of the machine hits both.</summary>
internal static class Rounds
{
    public const int Count = 5;

    public static async Task<(double[] Ours, double[] Peers)> AlternateAsync(
        string name,
        string unit,
        Func<int, Task<double>> ours,
        Func<int, Task<double>> peers
    )
    {
        var (mine, theirs) = (new double[Count], new double[Count]);
        for (int round = 0; round < Count; round++)
        {
            // The one who goes first changes.
            if (round % 2 == 0)
            {
                mine[round] = await ours(round);
                theirs[round] = await peers(round);
            }
            else
            {
                theirs[round] = await peers(round);
                mine[round] = await ours(round);
            }
            Progress.Say(
                $"{name}: round {round + 1} of {Count}: ours {Report.Number(mine[round])}, "
                    + $"peer {Report.Number(theirs[round])} {unit}"
            );
        }
        return (mine, theirs);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public static double Percentile(List<double> sorted, double percent) =>
        sorted.Count == 0
            ? double.NaN
            : sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];

    /// <summary>The medians of the rounds' lowest and highest, in words.</summary>
    public static string Spread(double[] values) => $"{Report.Number(values.Min())} to {Report.Number(values.Max())}";
}

internal static class Progress
{
    public static void Say(string text) => Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss}  {text}");
}
