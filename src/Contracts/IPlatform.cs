using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Contracts;

/// <summary>All that a gateway asks of the silos. In the embedded default they are in the same process.</summary>
public interface IPlatform
{
    /// <summary>The configured banks.</summary>
    ImmutableArray<BankProfile> Banks { get; }

    /// <summary>Asks one person's grain. Turns of a person run one after another.</summary>
    /// <exception cref="OverloadedException">The person's mailbox, or the whole process, has no room.</exception>
    ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation);

    /// <summary>
    /// Applies a bank's events, whose schema and source were checked: one outcome an event, in order. What is Applied is durable.
    /// After a Retry, later events of that account in the request are Retry too.
    /// </summary>
    /// <param name="dryRun">Checks consent and duplicates, and applies nothing.</param>
    ValueTask<ImmutableArray<EventOutcome>> ReportAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        bool dryRun,
        CancellationToken cancellation
    );

    /// <summary>Takes a nonce of a verified signature: true only the first time, over all gateways and restarts, until <paramref name="keepUntil"/>.</summary>
    ValueTask<bool> TryUseNonceAsync(
        BankId bank,
        string keyId,
        string nonce,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    );

    /// <summary>Whether storage and cluster answer.</summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}

/// <summary>A bounded queue is full: try again after <see cref="RetryAfter"/>.</summary>
public sealed class OverloadedException(TimeSpan retryAfter) : Exception("overloaded")
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}

/// <summary>The truth can't be read or written now: nothing was acknowledged, and the same may be asked again.</summary>
public abstract class UnavailableException : Exception
{
    protected UnavailableException(string message)
        : base(message) { }

    protected UnavailableException(string message, Exception inner)
        : base(message, inner) { }
}

/// <summary>The person's live connections, which the gateway holds. Called after the commit, in the order of a person's turns; returns at once.</summary>
public interface IConnections
{
    void Push(UserId user, Push push);
}

/// <summary>What a live connection is told. A closed set.</summary>
public abstract record Push;

/// <param name="AcceptedClientId">The client id of the turn, when a person's own message is among them.</param>
public sealed record MessagesPush(ImmutableArray<Message> Messages, string? AcceptedClientId) : Push;

public sealed record ReadPush(long Seq) : Push;

public sealed record ErasedPush(ImmutableArray<long> Seqs) : Push;

/// <param name="SessionId">Null: every session of the person.</param>
public sealed record EndPush(string? SessionId) : Push;
