namespace OrleansBank.Simulator.Store;

/// <summary>What the simulated parts do wrong on purpose, so that it is seen that the oracle finds it.</summary>
[Flags]
internal enum Sabotage
{
    None = 0,

    /// <summary>Commits of an older epoch are kept, and reads of it hold.</summary>
    NoFence = 1,

    /// <summary>A client id may be used twice.</summary>
    NoClientIds = 2,

    /// <summary>No event was ever seen.</summary>
    NoDedupe = 4,

    /// <summary>An erasure of a bank leaves its key.</summary>
    KeepsKeys = 8,

    /// <summary>The store says that it committed, and now and then did not.</summary>
    ForgetsCommits = 16,

    /// <summary>Old epochs hold for reads alone.</summary>
    NoReadFence = 32,

    /// <summary>What banks are owed is leased without regard to what was owed before about the same card.</summary>
    NoCardOrder = 64,

    /// <summary>What is to be sent later is never sent.</summary>
    ForgetsPostponed = 128,

    /// <summary>Leases of what banks are owed last three minutes longer than was asked.</summary>
    LongLeases = 256,
}
