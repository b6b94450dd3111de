using System.Collections.Immutable;
using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>What a process tells operators of itself every few seconds.</summary>
/// <param name="ProcessorShare">Of one processor, since the last time: 1.5 is one and a half.</param>
public sealed record ProcessLoad(
    string Name,
    string Version,
    DateTimeOffset StartedAt,
    double ProcessorShare,
    long MemoryBytes
);

/// <param name="Owned">The partitions that it owns.</param>
/// <param name="Grains">In memory.</param>
/// <param name="Calls">Running or waiting now.</param>
/// <param name="MailboxDepthMax">The deepest mailbox of late.</param>
/// <param name="Turns">That ended since it began, failed ones too.</param>
public sealed record SiloLoad(
    ProcessLoad Process,
    ImmutableArray<int> Owned,
    int Grains,
    int Calls,
    int MailboxDepthMax,
    long Turns,
    long FailedTurns,
    ImmutableArray<BankLoad> Banks
);

/// <param name="Connections">Live chats.</param>
public sealed record GatewayLoad(ProcessLoad Process, int Connections);

/// <summary>One silo's two ways to a bank: its account API, and where decisions go.</summary>
public sealed record BankLoad(BankId Bank, CircuitLoad Accounts, CircuitLoad Decisions);

/// <param name="LastFailure">A stable code; empty when there was none.</param>
public sealed record CircuitLoad(
    CircuitKind State,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastFailureAt,
    string LastFailure
);

/// <summary>From good to bad. The numbers travel: never use one again.</summary>
public enum CircuitKind
{
    Closed = 0,

    /// <summary>One call is let through, to see.</summary>
    HalfOpen = 1,

    /// <summary>Nothing is sent: the bank did not answer several times.</summary>
    Open = 2,
}
