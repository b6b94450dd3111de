namespace OrleansBank.Silo.Runtime;

/// <summary>The named limits of the grain runtime. Each is checked when the runtime is made.</summary>
public sealed record GrainLimits
{
    /// <summary>Calls that may wait in one grain's mailbox, 1 to 100,000; one more is refused as overloaded.</summary>
    public int MailboxCallsMax { get; init; } = 128;

    /// <summary>Calls under way in the whole process, waiting or running, at least 1; one more is refused as overloaded.</summary>
    public int CallsMax { get; init; } = 20_000;

    /// <summary>Grains in memory, at least 1; a call that needs one more is refused as overloaded.</summary>
    public int ActivationsMax { get; init; } = 200_000;

    /// <summary>A grain that was not called for this long leaves memory; at the latest a quarter of it later.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What a refused caller is told to wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Turns that a grain may run in one go on a thread before other grains get it.</summary>
    public int TurnsPerSliceMax { get; init; } = 16;

    /// <summary>Grains whose turns may stand above one another on one thread's stack; the next one is scheduled.</summary>
    public int InlineDepthMax { get; init; } = 16;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MailboxCallsMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MailboxCallsMax, 100_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(CallsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ActivationsMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IdleTimeout, TimeSpan.FromMilliseconds(4));
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(TurnsPerSliceMax, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InlineDepthMax, 1);
    }
}
