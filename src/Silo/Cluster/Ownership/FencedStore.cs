using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// The store as an activation of one tenure sees it: every commit carries the epoch in which the activation was loaded, not that of the
/// moment. An activation that outlived its tenure could otherwise commit an old state under a new epoch.
/// </summary>
internal class FencedStore(IGrainStore store, Tenure tenure) : IGrainStore
{
    public virtual async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        commit.Fence = tenure.Fence;
        if (!tenure.IsAlive)
            return CommitResult.StaleEpoch;
        var result = await store.CommitAsync(commit, cancellation);
        // What may still be under way must not end behind a later commit: states begin anew at version 1 after an erasure, and would
        // take an old one for theirs. The next tenure's epoch refuses it, whenever it comes.
        if (result is CommitResult.StaleEpoch or CommitResult.Unknown)
            tenure.End();
        return result;
    }

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        store.LoadAsync(user, cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => store.TurnsAfterAsync(user, after, limit, cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => store.TurnsBeforeAsync(user, before, limit, cancellation);

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        store.TurnOfClientIdAsync(user, clientId, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => store.TransactionsAsync(user, bank, keyHashes, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) => store.TransactionsBetweenAsync(user, bank, accountHash, from, to, limit, cancellation);

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => store.SeenEventsAsync(user, bank, eventHashes, cancellation);

    public ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    ) => store.UsersOfAccountAsync(bank, accountHash, cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => store.LedgerAsync(user, after, limit, cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => store.DisclosuresAsync(user, after, limit, cancellation);

    public ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        store.DueAsync(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => store.LeaseOutboxAsync(now, leaseFor, limit, cancellation);

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => store.RenewOutboxAsync(held, until, cancellation);

    public ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    ) => store.PostponeOutboxAsync(lease, nextAt, error, cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => store.TryUseNonceAsync(nonceHash, now, keepUntil, cancellation);

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) =>
        store.MetaAsync(name, cancellation);

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        store.MetaOrAddAsync(name, value, cancellation);

    public ValueTask ScrubAsync(CancellationToken cancellation) => store.ScrubAsync(cancellation);

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => store.IsReadyAsync(cancellation);
}
