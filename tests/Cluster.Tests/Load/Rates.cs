namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What the load of a test is, and what of it must be reached: the figures that operators are promised.</summary>
internal static class Rates
{
    public const int People = 50;
    public const int TurnsPerSecond = 100;

    /// <summary>So many of the people have linked an account, of which the bank reports.</summary>
    public const int Linked = 10;
    public const int EventsPerSecond = 100;

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
