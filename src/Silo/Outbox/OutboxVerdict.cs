using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Outbox;

/// <summary>What becomes of a row after a try. A closed set.</summary>
public abstract record OutboxVerdict
{
    private OutboxVerdict() { }

    public sealed record Confirmed : OutboxVerdict;

    public sealed record Again(DateTimeOffset At, string Error) : OutboxVerdict;

    public sealed record Dead(string Error) : OutboxVerdict;
}

/// <summary>The rule of the outbox, pure.</summary>
public static class OutboxRule
{
    /// <summary>
    /// 2xx confirms; what may pass is tried again until <see cref="OutboxLimits.RetryForHours"/> after the row was
    /// made; the rest is dead at once. A notice of revocation is worth more patience than a decision: a bank's broken
    /// answer, or one that says the tokens ended, may pass as well.
    /// </summary>
    /// <param name="unit">Randomness, from 0 up to but not including 1.</param>
    public static OutboxVerdict Judge(
        OutboxRow row,
        OutboxItem item,
        BankResult<bool> result,
        OutboxLimits limits,
        DateTimeOffset now,
        double unit
    )
    {
        if (result.Ok)
            return new OutboxVerdict.Confirmed();
        var mayPass =
            result.Failure == BankFailure.Unavailable
            || (item is OwedRevocation && result.Failure is BankFailure.BadAnswer or BankFailure.ConsentEnded);
        if (!mayPass)
            return new OutboxVerdict.Dead(result.Detail);
        var at = now + Wait(row.Attempts, result.RetryAfter, limits, unit);
        return at < row.CreatedAt.AddHours(limits.RetryForHours)
            ? new OutboxVerdict.Again(at, result.Detail)
            : new OutboxVerdict.Dead($"expired_{result.Detail}");
    }

    public static TimeSpan Wait(int attempts, TimeSpan? asked, OutboxLimits limits, double unit)
    {
        var backoff = new Backoff(
            TimeSpan.FromMilliseconds(limits.BackoffBaseMs),
            TimeSpan.FromMilliseconds(limits.BackoffCapMs)
        ).After(attempts, unit);
        var longest = TimeSpan.FromMilliseconds(limits.RetryAfterMaxMs);
        var floor =
            asked is not { } wait ? TimeSpan.Zero
            : wait > longest ? longest
            : wait;
        // Beyond what the bank asked for, still spread out: all who were told the same time must not come back at once.
        return floor + backoff;
    }
}
