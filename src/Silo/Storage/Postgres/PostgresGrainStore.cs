using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// The store that the silos of a cluster share. Each process commits whatever turns are waiting in one statement; the epoch fence is
/// checked in it. See <see cref="IGrainStore"/> for what it promises.
/// </summary>
public sealed class PostgresGrainStore : IGrainStore, IWrappedKeyRows, IDeadLetters, IAsyncDisposable
{
    private readonly PostgresStoreOptions options;
    private readonly Database commits;
    private readonly Database others;
    private readonly WrittenFormat format;
    private readonly StoreMeter meter;
    private readonly CommitQueue queue;
    private readonly PersonQueries people;
    private readonly BankQueries banks;
    private readonly Outbox outbox;
    private readonly DeadLetters dead;
    private readonly PlatformRows platform;
    private readonly Forgetting forgetting;
    private readonly Scrubbing scrubbing;
    private int closed;

    private PostgresGrainStore(
        PostgresStoreOptions options,
        Database commits,
        Database others,
        WrittenFormat format,
        TimeProvider clock,
        ILogger logger
    )
    {
        this.options = options;
        this.commits = commits;
        this.others = others;
        this.format = format;
        meter = new StoreMeter(clock);
        queue = new CommitQueue(
            options,
            new Committer(commits, format, meter, new CommitNews(clock, logger), logger).CommitAsync
        );
        people = new PersonQueries(others);
        banks = new BankQueries(others);
        outbox = new Outbox(others);
        dead = new DeadLetters(others);
        platform = new PlatformRows(others);
        forgetting = new Forgetting(new SeenEvents(others), options.SeenEventDays, clock, logger);
        scrubbing = new Scrubbing(others, options.StatementSecondsMax);
        Processes = new Processes(others);
        MasterKeys = new MasterKeyRows(others);
    }

    /// <summary>The meter "OrleansBank.Store" of this store.</summary>
    internal Meter Instruments => meter.Instruments;

    /// <summary>Who uses the tables.</summary>
    internal Processes Processes { get; }

    /// <summary>Which master key is in force.</summary>
    internal MasterKeyRows MasterKeys { get; }

    /// <summary>Connects, checks the server's settings, and brings the tables to this program's version.</summary>
    /// <exception cref="StoreUnavailableException">
    /// The server does not answer, is set to lose what was acknowledged, or has tables for newer programs only.
    /// </exception>
    public static async ValueTask<PostgresGrainStore> OpenAsync(
        PostgresStoreOptions options,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellation
    )
    {
        var seconds = options.StatementSecondsMax;
        var turns = Database.Of(options.ConnectionString, options.CommitConnections, seconds, plansOnce: true);
        var rest = Database.Of(options.ConnectionString, options.OtherConnections, seconds);
        try
        {
            var found = await rest.PrepareAsync(options.Schema, cancellation);
            var written = new WrittenFormat(options.Schema, found.Format);
            return new PostgresGrainStore(options, turns, rest, written, clock, logger);
        }
        catch
        {
            await turns.DisposeAsync();
            await rest.DisposeAsync();
            throw;
        }
    }

    /// <summary>An operator has finalised an upgrade: from here on this program writes as it says.</summary>
    internal void Write(int newFormat) => format.Rise(newFormat);

    public async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        if (!TurnRules.Allows(commit))
            return CommitResult.Invalid;
        var partition = options.Partitions.Of(commit.Named);
        // A fence of a partition that is not the person's would guard nothing.
        if (commit.Fence is { } fence && fence.Partition != partition)
            return CommitResult.Invalid;
        var (net, refusal) = NetTurn.Of(commit);
        if (net is null)
            return refusal ?? CommitResult.Invalid;
        var turn = new PendingTurn(commit.User, partition, commit.Fence?.Epoch, net);
        await queue.AddAsync(turn, cancellation);
        var result = await turn.Outcome;
        forgetting.Nudge();
        return result;
    }

    public ValueTask<LoadedPerson> LoadAsync(UserId user, CancellationToken cancellation) =>
        people.LoadAsync(user, cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsAfterAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => people.TurnsAfterAsync(user, after, limit, cancellation);

    public ValueTask<IReadOnlyList<TurnRow>> TurnsBeforeAsync(
        UserId user,
        long before,
        int limit,
        CancellationToken cancellation
    ) => people.TurnsBeforeAsync(user, before, limit, cancellation);

    public ValueTask<TurnRow?> TurnOfClientIdAsync(UserId user, string clientId, CancellationToken cancellation) =>
        people.TurnOfClientAsync(user, clientId, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> keyHashes,
        CancellationToken cancellation
    ) => banks.TransactionsAsync(user, bank, keyHashes, cancellation);

    public ValueTask<IReadOnlyList<TransactionRow>> TransactionsBetweenAsync(
        UserId user,
        BankId? bank,
        byte[]? accountHash,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellation
    ) => banks.TransactionsBetweenAsync(user, bank, accountHash, (from, to), limit, cancellation);

    public ValueTask<IReadOnlyList<SeenEvent>> SeenEventsAsync(
        UserId user,
        BankId bank,
        IReadOnlyList<byte[]> eventHashes,
        CancellationToken cancellation
    ) => banks.SeenEventsAsync(user, bank, eventHashes, cancellation);

    public ValueTask<IReadOnlyList<UserId>> UsersOfAccountAsync(
        BankId bank,
        byte[] accountHash,
        CancellationToken cancellation
    ) => banks.UsersOfAccountAsync(bank, accountHash, cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> LedgerAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => people.LedgerAfterAsync(user, after, limit, cancellation);

    public ValueTask<IReadOnlyList<NumberedRow>> DisclosuresAsync(
        UserId user,
        long after,
        int limit,
        CancellationToken cancellation
    ) => people.DisclosuresAfterAsync(user, after, limit, cancellation);

    /// <summary>Only what is due in the partitions that this silo owns, if it was told which these are.</summary>
    public ValueTask<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var mine = options.OwnedPartitions?.Invoke() ?? Enumerable.Range(0, options.Partitions.Count);
        return banks.DueAsync(now, limit, [.. mine], cancellation);
    }

    public ValueTask<IReadOnlyList<OutboxRow>> LeaseOutboxAsync(
        DateTimeOffset now,
        TimeSpan leaseFor,
        int limit,
        CancellationToken cancellation
    ) => outbox.LeaseAsync(now, leaseFor, limit, cancellation);

    ValueTask<IReadOnlyList<DeadLetter>> IDeadLetters.ListAsync(
        long after,
        int limit,
        CancellationToken cancellation
    ) => dead.ListAsync(after, limit, cancellation);

    ValueTask<bool> IDeadLetters.RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
        dead.RetryAsync(id, at, cancellation);

    ValueTask<IReadOnlyList<BankOwed>> IDeadLetters.OwedAsync(CancellationToken cancellation) =>
        dead.OwedAsync(cancellation);

    public ValueTask<IReadOnlyList<OutboxLease>> RenewOutboxAsync(
        IReadOnlyList<OutboxLease> held,
        DateTimeOffset until,
        CancellationToken cancellation
    ) => outbox.RenewAsync(held, until, cancellation);

    public ValueTask PostponeOutboxAsync(
        OutboxLease lease,
        DateTimeOffset? nextAt,
        string error,
        CancellationToken cancellation
    ) => outbox.PostponeAsync(lease, nextAt, error, cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        byte[] nonceHash,
        DateTimeOffset now,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => platform.TryUseNonceAsync(nonceHash, now, keepUntil, cancellation);

    public ValueTask<byte[]?> MetaAsync(string name, CancellationToken cancellation) =>
        platform.MetaAsync(name, cancellation);

    public ValueTask<byte[]> MetaOrAddAsync(string name, byte[] value, CancellationToken cancellation) =>
        platform.MetaOrAddAsync(name, value, cancellation);

    public ValueTask<IReadOnlyList<WrappedKeyRow>> WrappedKeysAsync(
        WrappedKeyRow? after,
        int limit,
        CancellationToken cancellation
    ) => platform.KeysAfterAsync(after, limit, cancellation);

    public ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation) =>
        platform.ReplaceKeyAsync(read, wrapped, cancellation);

    public ValueTask<bool> ReplaceMetaAsync(string name, byte[] read, byte[] value, CancellationToken cancellation) =>
        platform.ReplaceMetaAsync(name, read, value, cancellation);

    /// <summary>
    /// As far as PostgreSQL goes: deleted rows leave the tables' pages, and their place may be written anew. Copies in write-ahead log,
    /// replicas and backups stay sealed, and end with the master key of their month.
    /// </summary>
    public async ValueTask ScrubAsync(CancellationToken cancellation)
    {
        commits.CloseIdle();
        await scrubbing.RunAsync().WaitAsync(cancellation);
    }

    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            return await others.CanWriteAsync(cancellation);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Commits what waits, then closes. Further calls fail.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) != 0)
            return;
        await queue.DisposeAsync();
        await forgetting.Running;
        await commits.DisposeAsync();
        await others.DisposeAsync();
        meter.Dispose();
    }
}
