using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Simulator.Store;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>The simulator's tables as a store: no way there and back, and nothing that fails.</summary>
internal sealed class TablesStore(Tables tables) : IGrainStore, IDeadLetters
{
    private readonly Lock gate = new();

    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation) =>
        Ask(() => tables.Commit(commit));

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        Ask(() => tables.Load(user));

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(UserId user, long after, int limit, CancellationToken _) =>
        Ask(() => tables.TurnsAfter(user, after, limit));

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => tables.TurnsBefore(user, before, limit));

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        Ask(() => tables.TurnOfClientId(user, clientId));

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => Ask(() => tables.Transactions(user, bank, keyHashes));

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => tables.TransactionsBetween(user, bank, accountHash, (from, to), limit));

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => Ask(() => tables.SeenEvents(user, bank, eventHashes));

    public ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(BankId bank, byte[] accountHash, CancellationToken _) =>
        Ask(() => tables.UsersOfAccount(bank, accountHash));

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(UserId user, long after, int limit, CancellationToken _) =>
        Ask(() => tables.Ledger(user, after, limit));

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => tables.Disclosures(user, after, limit));

    public ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        Ask(() => tables.Due(now, limit, owned: null));

    public ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => tables.LeaseOutbox(now, leaseFor, limit));

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => Ask(() => tables.RenewOutbox(held, until));

    public ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    )
    {
        lock (gate)
            tables.PostponeOutbox(lease, nextAt, error);
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => Ask(() => tables.TryUseNonce(nonceHash, now, keepUntil));

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) => Ask(() => tables.Meta(name));

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        Ask(() => tables.MetaOrAdd(name, value));

    public ValueTask ScrubAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) => ValueTask.FromResult(true);

    public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation) =>
        Ask(() => tables.DeadLetters(after, limit));

    public ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        Ask(() => tables.Revive(id, at));

    public ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation) => Ask(tables.Owed);

    private ValueTask<T> Ask<T>(Func<T> ask)
    {
        lock (gate)
            return ValueTask.FromResult(ask());
    }
}
