namespace OrleansBank.Silo.Outbox;

/// <summary>The bounds of the outbox's sender.</summary>
public sealed record OutboxLimits
{
    /// <summary>Rows leased at a time.</summary>
    public int LeaseRowsMax { get; init; } = 64;

    /// <summary>Sent to one bank at once.</summary>
    public int PerBankMax { get; init; } = 8;

    /// <summary>Leased for one bank and waiting for their turn. What is beyond comes again by its back-off.</summary>
    public int WaitingPerBankMax { get; init; } = 64;

    /// <summary>One try, the bank's answer included.</summary>
    public int SendTimeoutMs { get; init; } = 10_000;

    /// <summary>
    /// How long a leased row is ours, unless we renew it: how long the rows of a process that was killed wait at most,
    /// beside <see cref="LookEveryMs"/>.
    /// </summary>
    public int LeaseMs { get; init; } = 6_000;

    /// <summary>How often we renew what we hold. Several tries a lease.</summary>
    public int RenewEveryMs { get; init; } = 1_500;

    /// <summary>Back-off: full jitter below base x 2^tries, up to the cap.</summary>
    public int BackoffBaseMs { get; init; } = 1_000;
    public int BackoffCapMs { get; init; } = 600_000;

    /// <summary>A bank may ask for a longer wait than our cap, but not for a longer one than this.</summary>
    public int RetryAfterMaxMs { get; init; } = 3_600_000;

    /// <summary>What a bank has not taken by then is a dead letter.</summary>
    public int RetryForHours { get; init; } = 72;

    /// <summary>
    /// An idle sender looks this often for rows that nobody announced: of a silo that died, or of another's.
    /// </summary>
    public int LookEveryMs { get; init; } = 2_000;

    /// <summary>What is under way may finish within this time when the silo stops.</summary>
    public int StopMs { get; init; } = 10_000;

    /// <exception cref="InvalidOperationException">A bound contradicts another.</exception>
    public void Check()
    {
        if (RenewEveryMs <= 0 || 3L * RenewEveryMs > LeaseMs)
            throw new InvalidOperationException("LeaseMs must outlast three renewals.");
        if (BackoffBaseMs <= 0 || BackoffBaseMs > BackoffCapMs)
            throw new InvalidOperationException("BackoffBaseMs must be 1 to BackoffCapMs.");
    }
}
