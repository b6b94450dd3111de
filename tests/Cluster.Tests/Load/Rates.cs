using System.Globalization;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What the load of a test is, and what of it must be reached: the figures that operators are promised.</summary>
internal static class Rates
{
    /// <summary>
    /// Of the load and of the length of a test: 1 when the whole is asked for, which takes a machine of its own for half an hour. See
    /// docs/PERFORMANCE.md.
    /// </summary>
    public static readonly double Share = double.TryParse(
        Environment.GetEnvironmentVariable("ORLEANSBANK_LOAD_SHARE"),
        CultureInfo.InvariantCulture,
        out var share
    )
        ? Math.Clamp(share, 0.1, 1)
        : ShareOfEveryRun;

    private const double ShareOfEveryRun = 0.3;

    public static readonly int People = (int)(250 * Share);
    public static readonly int TurnsPerSecond = 2 * People;

    /// <summary>The bank has so many senders, each with so many accounts of people who have linked one.</summary>
    public const int Reporters = 10;
    public static readonly int AccountsOfReporter = Math.Max(1, (int)(5 * Share));
    public static readonly int Linked = Reporters * AccountsOfReporter;
    public static readonly int EventsPerSecond = 10 * Linked;

    /// <summary>How long things are broken.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2) * Share;

    /// <summary>Of the two rates, on average over a test, without the time in which the server that was broken was down.</summary>
    public const double ReachedShare = 0.9;

    /// <summary>One person speaks so often.</summary>
    public static readonly TimeSpan BetweenTurns = TimeSpan.FromSeconds((double)People / TurnsPerSecond);

    /// <summary>
    /// Who was kept waiting makes up for this much of the time, at once. What lies further back is never said: people do not save up what
    /// they would have said in an outage.
    /// </summary>
    public static readonly TimeSpan MadeUpFor = TimeSpan.FromSeconds(2);

    /// <summary>Between two tries of the same.</summary>
    public static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Who is not answered for so long never will be.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(90);
}
