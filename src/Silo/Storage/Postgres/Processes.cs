namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// Which programs use the tables. Each says again and again that it lives and what it knows, and hears whether it still may: so nothing is
/// finalised beside an older one, and one that stood still meanwhile ends as soon as it goes on.
/// </summary>
internal sealed class Processes(Database db)
{
    /// <summary>One that was not heard of for so long is forgotten, in seconds.</summary>
    private const int ForgottenAfterSeconds = 86_400;

    /// <summary>Which live, the oldest first; also silos of before, which stand among the silos alone.</summary>
    public const string Live = $"""
        SELECT name, kind, schema_version FROM process WHERE lease_ends_us > {PostgresClock.Now}
        UNION ALL
        SELECT name, '{ProcessKinds.Silo}', 0 FROM silo WHERE lease_ends_us > {PostgresClock.Now}
        AND NOT EXISTS (SELECT FROM process WHERE process.name = silo.name)
        ORDER BY 3, 2, 1
        """;

    // The row lock: a finalising that is under way ends first, and this finds what it left (see Finalising).
    private static readonly string Beat = $"""
        WITH forgotten AS (DELETE FROM process WHERE name <> $1
        AND lease_ends_us < {PostgresClock.Now} - {ForgottenAfterSeconds} * 1000000::bigint),
        allowed AS MATERIALIZED (SELECT version, reader_min, format FROM schema_state WHERE reader_min <= $3 FOR SHARE)
        INSERT INTO process AS mine (name, kind, schema_version, lease_ends_us)
        SELECT $1, $2, $3, {PostgresClock.Now} + $4 FROM allowed
        ON CONFLICT (name) DO UPDATE
        SET kind = excluded.kind, schema_version = excluded.schema_version, lease_ends_us = excluded.lease_ends_us
        RETURNING (SELECT version FROM allowed), (SELECT reader_min FROM allowed), (SELECT format FROM allowed)
        """;
    private const string Leave = "DELETE FROM process WHERE name = $1";

    /// <summary>How the tables stand; null when they were finalised for programs newer than this one, which must end.</summary>
    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public async ValueTask<SchemaState?> BeatAsync(
        string name,
        string kind,
        int version,
        TimeSpan leaseFor,
        CancellationToken cancellation
    )
    {
        var found = await db.WriteAsync(
            Beat,
            static row => new SchemaState(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)),
            cancellation,
            name,
            kind,
            version,
            leaseFor.Ticks / TimeSpan.TicksPerMicrosecond
        );
        return found.Count == 0 ? null : found[0];
    }

    public async ValueTask LeaveAsync(string name, CancellationToken cancellation) =>
        _ = await db.WriteAsync(Leave, cancellation, name);
}
