namespace OrleansBank.Simulator.Cluster;

/// <summary>What may go wrong in a run.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of a silo; another starts after a while.</summary>
    KillSilo,

    /// <summary>SIGSTOP of a silo, and SIGCONT later.</summary>
    PauseSilo,

    /// <summary>A silo drains, and another takes its place.</summary>
    DrainSilo,
    KillGateway,
    PauseGateway,

    /// <summary>A connection to the broker breaks.</summary>
    BreakConnection,

    /// <summary>The broker goes down and comes up without what lay in its queues.</summary>
    RestartBroker,
    PurgeQueue,
    SlowNetwork,
    StoreDown,
    SlowStore,

    /// <summary>The wall clock of a process jumps, within what operators are told to keep to.</summary>
    ClockJump,

    /// <summary>The wall clock of a process jumps far beyond that.</summary>
    WildClock,
}
