using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Store;

/// <summary>
/// The database as one process reaches it: each call takes its way there and back, may fail before or after it was carried out, and may
/// be carried out although whoever called is dead.
/// </summary>
internal sealed class StoreLine(Database database, SimulatedProcess process, Func<IReadOnlyCollection<int>>? owned)
    : IGrainStore,
        IWrappedKeyRows,
        IPartitionLedger
{
    private Tables Tables => database.Tables;
    private DateTimeOffset DatabaseNow => database.World.Begin + database.World.Now;

    public ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation) =>
        new(database.CommitAsync(process, commit));

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        Ask(() => Tables.Load(user), cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.TurnsAfter(user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.TurnsBefore(user, before, limit), cancellation);

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        Ask(() => Tables.TurnOfClientId(user, clientId), cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => Ask(() => Tables.Transactions(user, bank, keyHashes), cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.TransactionsBetween(user, bank, accountHash, (from, to), limit), cancellation);

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => Ask(() => Tables.SeenEvents(user, bank, eventHashes), cancellation);

    public ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    ) => Ask(() => Tables.UsersOfAccount(bank, accountHash), cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.Ledger(user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.Disclosures(user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var mine = owned?.Invoke();
        return Ask(() => Tables.Due(now, limit, mine), cancellation);
    }

    public ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.LeaseOutbox(now, leaseFor, limit), cancellation);

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => Ask(() => Tables.RenewOutbox(held, until), cancellation);

    public async ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    ) => await Do(() => Tables.PostponeOutbox(lease, nextAt, error), cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => Ask(() => Tables.TryUseNonce(nonceHash, now, keepUntil), cancellation);

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) =>
        Ask(() => Tables.Meta(name), cancellation);

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        Ask(() => Tables.MetaOrAdd(name, value), cancellation);

    public async ValueTask ScrubAsync(CancellationToken cancellation) => await Do(static () => { }, cancellation);

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            return await Ask(() => true, cancellation);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    public ValueTask<IReadOnlyList<WrappedKeyRow>> WrappedKeysAsync(
        WrappedKeyRow? after,
        int limit,
        CancellationToken cancellation
    ) => Ask(() => Tables.WrappedKeys(after, limit), cancellation);

    public ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation) =>
        Ask(() => Tables.ReplaceKey(read, wrapped), cancellation);

    public ValueTask<bool> ReplaceMetaAsync(string name, byte[] read, byte[] value, CancellationToken cancellation) =>
        Ask(() => Tables.ReplaceMeta(name, read, value), cancellation);

    public async ValueTask AgreeAsync(int partitions, string hashName, CancellationToken cancellation) =>
        await Do(() => Tables.Owners.Agree(partitions, hashName), cancellation);

    public async ValueTask<long> TakeAsync(int partition, string silo, CancellationToken cancellation)
    {
        var epoch = await Ask(() => Tables.Owners.Take(partition, silo), cancellation);
        database.World.Trace($"{process.Name}: took {partition} in epoch {epoch}");
        return epoch;
    }

    public ValueTask<bool> HoldsAsync(int partition, long epoch, CancellationToken cancellation) =>
        Ask(() => database.ReadsHold || Tables.Owners.Holds(partition, epoch), cancellation);

    public async ValueTask BeatAsync(string silo, string address, TimeSpan leaseFor, CancellationToken cancellation) =>
        await Do(() => Tables.Owners.Beat(silo, address, DatabaseNow + leaseFor), cancellation);

    public async ValueTask LeaveAsync(string silo, CancellationToken cancellation) =>
        await Do(() => Tables.Owners.Leave(silo), cancellation);

    public ValueTask<IReadOnlyList<SiloRow>> LiveAsync(CancellationToken cancellation) =>
        Ask(() => Tables.Owners.Live(DatabaseNow), cancellation);

    public ValueTask<IReadOnlyList<OwnerRow>> OwnersAsync(CancellationToken cancellation) =>
        Ask(() => Tables.Owners.All(), cancellation);

    private ValueTask<T> Ask<T>(Func<T> ask, CancellationToken cancellation) =>
        new(database.AskAsync(process, ask, cancellation));

    private Task<bool> Do(Action action, CancellationToken cancellation)
    {
        return database.AskAsync(process, Done, cancellation);

        bool Done()
        {
            action();
            return true;
        }
    }
}
