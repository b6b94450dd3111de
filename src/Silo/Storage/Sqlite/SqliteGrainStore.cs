using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// The embedded store: SQLite in one folder, one writer thread that commits all waiting turns together, a few readers.
/// See <see cref="IGrainStore"/> for what it promises.
/// </summary>
public sealed class SqliteGrainStore : IGrainStore, IWrappedKeyRows, IDeadLetters, IAsyncDisposable
{
    private readonly DataDirectory directory;
    private readonly ReaderPool readers;
    private readonly Writer writer;
    private int closed;

    private SqliteGrainStore(DataDirectory directory, ReaderPool readers, Writer writer)
    {
        this.directory = directory;
        this.readers = readers;
        this.writer = writer;
    }

    /// <summary>The meter "OrleansBank.Store" of this store.</summary>
    internal Meter Instruments => writer.Instruments;

    /// <summary>Opens the store, brings its tables to this program's version, and recovers what a crash left.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The folder is in use or can't be used, or the database was written by a newer program.
    /// </exception>
    public static SqliteGrainStore Open(SqliteStoreOptions options, TimeProvider clock, ILogger logger)
    {
        var folder = DataDirectory.Open(options.Directory);
        try
        {
            var path = folder.DatabaseFile;
            var connections = Connections.Open(path, options);
            var pool = new ReaderPool(path, options);
            return new SqliteGrainStore(folder, pool, new Writer(options, connections, pool, clock, logger));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        if (!TurnRules.Allows(commit))
            return CommitResult.Invalid;
        var turn = new PendingTurn(commit);
        await writer.AddAsync(turn, cancellation);
        return await turn.Outcome;
    }

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        readers.ReadAsync(db => PersonQueries.Load(db, user), cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => PersonQueries.TurnsAfter(db, user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => PersonQueries.TurnsBefore(db, user, before, limit), cancellation);

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        readers.ReadAsync(db => PersonQueries.TurnOfClient(db, user, clientId), cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => BankQueries.Transactions(db, user, bank, keyHashes), cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) =>
        readers.ReadAsync(
            db => BankQueries.TransactionsBetween(db, user, bank, accountHash, (from, to), limit),
            cancellation
        );

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => BankQueries.SeenEvents(db, user, bank, eventHashes), cancellation);

    public ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => BankQueries.UsersOfAccount(db, bank, accountHash), cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => PersonQueries.LedgerAfter(db, user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => PersonQueries.DisclosuresAfter(db, user, after, limit), cancellation);

    public ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        readers.ReadAsync(db => BankQueries.Due(db, now, limit), cancellation);

    public ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => WriteAsync(session => Outbox.Lease(session.Db, now, leaseFor, limit), cancellation);

    ValueTask<IReadOnlyList<DeadLetter>> IDeadLetters.ListAsync(
        long after,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => DeadLetters.List(db, after, limit), cancellation);

    ValueTask<bool> IDeadLetters.RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        WriteAsync(session => DeadLetters.Retry(session.Db, id, at), cancellation);

    ValueTask<IReadOnlyList<BankOwed>> IDeadLetters.OwedAsync(CancellationToken cancellation) =>
        readers.ReadAsync(DeadLetters.Owed, cancellation);

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => WriteAsync(session => Outbox.Renew(session.Db, held, until), cancellation);

    public async ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    ) => _ = await WriteAsync(session => Outbox.Postpone(session.Db, lease, nextAt, error), cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => WriteAsync(session => PlatformRows.TryUseNonce(session.Db, nonceHash, now, keepUntil), cancellation);

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) =>
        readers.ReadAsync(db => PlatformRows.Meta(db, name), cancellation);

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        WriteAsync(session => PlatformRows.MetaOrAdd(session.Db, name, value), cancellation);

    public ValueTask<IReadOnlyList<WrappedKeyRow>> WrappedKeysAsync(
        WrappedKeyRow? after,
        int limit,
        CancellationToken cancellation
    ) => readers.ReadAsync(db => WrappedKeyQueries.After(db, after, limit), cancellation);

    public ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation) =>
        WriteAsync(session => WrappedKeyQueries.ReplaceKey(session.Db, read, wrapped), cancellation);

    public ValueTask<bool> ReplaceMetaAsync(string name, byte[] read, byte[] value, CancellationToken cancellation) =>
        WriteAsync(session => WrappedKeyQueries.ReplaceMeta(session.Db, name, read, value), cancellation);

    /// <summary>
    /// Gives people the names that <paramref name="newName"/> makes of those that they stand under, durably; nothing is written when all stay.
    /// Leaves no trace of the old ones.
    /// </summary>
    public async ValueTask RenamePeopleAsync(Func<UserId, UserId> newName, CancellationToken cancellation)
    {
        if (await WriteAsync(session => People.Rename(session, newName), cancellation))
            await ScrubAsync(cancellation);
    }

    public async ValueTask ScrubAsync(CancellationToken cancellation)
    {
        var scrub = new PendingScrub();
        await writer.AddAsync(scrub, cancellation);
        await scrub.Outcome;
    }

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            // A write tries to heal a store whose disk failed; a healthy one need not be asked to write.
            if (!writer.IsHealthy)
                _ = await WriteAsync(static session => session.Db.InTransaction, cancellation);
            return await readers.ReadAsync(static db => PlatformRows.Meta(db, "schema") is not null, cancellation);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>A setting of the connection that commits, as SQLite tells it.</summary>
    internal ValueTask<string> SettingAsync(string name, CancellationToken cancellation) =>
        WriteAsync(session => session.Db.Setting(name), cancellation);

    /// <summary>Commits what waits, then closes. Further calls fail.</summary>
    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return ValueTask.CompletedTask;
        readers.Dispose();
        writer.Dispose();
        directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<T> WriteAsync<T>(Func<WriteSession, T> step, CancellationToken cancellation)
    {
        var write = new PendingStep<T>(step);
        await writer.AddAsync(write, cancellation);
        return await write.Outcome;
    }
}
