using OrleansBank.Domain;

namespace OrleansBank.Grains.Storage;

/// <summary>
/// The durable truth. Everything personal in a row is sealed and every reference hashed before it comes here: a store sees opaque
/// bytes. One contract suite holds each implementation to this text.
/// </summary>
public interface IGrainStore
{
    /// <summary>
    /// Commits one turn, whole or not at all, together with whatever other turns are waiting. Returns only once it is durable.
    /// Turns of one person must not be committed at once: the caller waits for each.
    /// </summary>
    ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation);

    /// <summary>All that an activation of a person begins with.</summary>
    ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation);

    /// <summary>Turn rows that overlap with sequences above <paramref name="after"/>, ascending, at most <paramref name="limit"/> rows.</summary>
    ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Turn rows that overlap with sequences below <paramref name="before"/>, descending.</summary>
    ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    );

    ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation);

    /// <summary>The kept transactions of these keys; those that are not kept are left out.</summary>
    ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    );

    /// <summary>Transactions booked in [from, to), the newest first.</summary>
    /// <param name="bank">Null for every bank.</param>
    /// <param name="accountHash">Null for every account.</param>
    ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Those of the given event hashes that were seen.</summary>
    ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    );

    /// <summary>The people to whom an account leads; empty when nobody linked it. Never cached here.</summary>
    ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    );

    ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    );

    ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>What is due at or before <paramref name="now"/>, the earliest first.</summary>
    ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>
    /// Leases outbox rows whose time has come, at most one for each (bank, order key) and always its oldest, so that decisions about
    /// one card leave in order. A leased row comes again after <paramref name="leaseFor"/> unless it was settled or its lease renewed.
    /// </summary>
    ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>
    /// Holds on to what is still being sent, so that leases can be short and those of a process that was killed end soon.
    /// </summary>
    /// <returns>The leases that stand, with their new end: not those of rows that were settled, or that another has leased since.</returns>
    ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    );

    /// <summary>
    /// After a failed try: counts it and sets the next time, or makes the row a dead letter when <paramref name="nextAt"/> is null.
    /// Changes nothing when the lease is no longer the row's.
    /// </summary>
    ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    );

    /// <summary>True the first time only, until <paramref name="keepUntil"/>; durable.</summary>
    ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    );

    /// <summary>A value of the platform itself, such as the wrapped reference key; null when absent.</summary>
    ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation);

    /// <summary>Sets a value unless it stands already; returns what stands.</summary>
    ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation);

    /// <summary>
    /// After an erasure was committed: leaves no erased byte in files (free pages, write-ahead log) nor in the store's own memory.
    /// </summary>
    ValueTask ScrubAsync(CancellationToken cancellation);

    /// <summary>Whether it answers now.</summary>
    ValueTask<bool> IsReadyAsync(CancellationToken cancellation);
}
