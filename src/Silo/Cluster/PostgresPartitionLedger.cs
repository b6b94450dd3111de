using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster;

/// <summary>The ledger in the store's own database, so that the fence is checked in the transaction of every commit.</summary>
public sealed class PostgresPartitionLedger : IPartitionLedger, IAsyncDisposable
{
    /// <summary>Connections of its own: a heartbeat does not queue behind reads.</summary>
    private const int ConnectionsMax = 4;

    /// <summary>A silo that has not been heard of for so long is forgotten, in seconds.</summary>
    private const int ForgottenAfterSeconds = 86_400;

    private const string Now = PostgresClock.Now;

    private const string Agree = "INSERT INTO cluster (partitions, hash_name) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private const string Agreed = "SELECT partitions, hash_name FROM cluster";

    // Alone in the partition: commits under way end first, and those that come later find the new epoch. Not by a program for which the
    // tables are too new; the row lock makes it wait for an operator who is finalising at this moment.
    private static readonly string Take = $"""
        WITH alone AS MATERIALIZED (SELECT pg_advisory_xact_lock({PostgresLocks.PartitionClass}, $1)),
        allowed AS MATERIALIZED (SELECT 1 FROM schema_state WHERE reader_min <= $3 FOR SHARE)
        INSERT INTO partition_owner (partition, epoch, silo, taken_us) SELECT $1, 1, $2, {Now} FROM alone, allowed
        ON CONFLICT (partition) DO UPDATE
        SET epoch = partition_owner.epoch + 1, silo = excluded.silo, taken_us = excluded.taken_us RETURNING epoch
        """;
    private const string Holds = "SELECT 1 FROM partition_owner WHERE partition = $1 AND epoch = $2";
    private static readonly string Beat = $"""
        WITH forgotten AS (DELETE FROM silo WHERE name <> $1
        AND lease_ends_us < {Now} - {ForgottenAfterSeconds} * 1000000::bigint)
        INSERT INTO silo (name, address, lease_ends_us) VALUES ($1, $2, {Now} + $3)
        ON CONFLICT (name) DO UPDATE SET address = excluded.address, lease_ends_us = excluded.lease_ends_us
        """;
    private const string Leave = "DELETE FROM silo WHERE name = $1";
    private const string Live = $"SELECT name, address, lease_ends_us FROM silo WHERE lease_ends_us > {Now} ORDER BY 1";
    private const string Owners = "SELECT partition, epoch, silo FROM partition_owner ORDER BY 1";

    private readonly Database db;
    private readonly int version;

    private PostgresPartitionLedger(Database db, int version) => (this.db, this.version) = (db, version);

    /// <summary>Opens it on the store's database, whose tables it brings to this program's version if they are not.</summary>
    /// <exception cref="StoreUnavailableException">As for the store.</exception>
    public static async ValueTask<PostgresPartitionLedger> OpenAsync(
        PostgresStoreOptions options,
        CancellationToken cancellation
    )
    {
        var opened = Database.Of(options.ConnectionString, ConnectionsMax, options.StatementSecondsMax);
        try
        {
            _ = await opened.PrepareAsync(options.Schema, cancellation);
            return new PostgresPartitionLedger(opened, options.Schema.Version);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask AgreeAsync(int partitions, string hashName, CancellationToken cancellation)
    {
        _ = await db.WriteAsync(Agree, cancellation, partitions, hashName);
        var kept = await db.ReadAsync(
            Agreed,
            static row => (Partitions: row.GetInt32(0), Hash: row.GetString(1)),
            cancellation
        );
        if (kept[0] != (partitions, hashName))
            throw new PartitionsDifferException(kept[0].Partitions, kept[0].Hash, partitions, hashName);
    }

    public async ValueTask<long> TakeAsync(int partition, string silo, CancellationToken cancellation)
    {
        var taken = await db.WriteAsync(Take, static row => row.GetInt64(0), cancellation, partition, silo, version);
        return taken.Count > 0
            ? taken[0]
            : throw new StoreUnavailableException("The database is for newer programs: this one may own nothing.");
    }

    public async ValueTask<bool> HoldsAsync(int partition, long epoch, CancellationToken cancellation)
    {
        var held = await db.ReadAsync(Holds, static row => row.GetInt32(0), cancellation, partition, epoch);
        return held.Count > 0;
    }

    public async ValueTask BeatAsync(string silo, string address, TimeSpan leaseFor, CancellationToken cancellation) =>
        _ = await db.WriteAsync(
            Beat,
            static _ => 0,
            cancellation,
            silo,
            address,
            leaseFor.Ticks / TimeSpan.TicksPerMicrosecond
        );

    public async ValueTask LeaveAsync(string silo, CancellationToken cancellation) =>
        _ = await db.WriteAsync(Leave, cancellation, silo);

    public async ValueTask<IReadOnlyList<SiloRow>> LiveAsync(CancellationToken cancellation) =>
        await db.ReadAsync(
            Live,
            static row => new SiloRow(row.GetString(0), row.GetString(1), Micros.ToTime(row.GetInt64(2))),
            cancellation
        );

    public async ValueTask<IReadOnlyList<OwnerRow>> OwnersAsync(CancellationToken cancellation) =>
        await db.ReadAsync(
            Owners,
            static row => new OwnerRow(row.GetInt32(0), row.GetInt64(1), row.GetString(2)),
            cancellation
        );

    public ValueTask DisposeAsync() => db.DisposeAsync();
}
