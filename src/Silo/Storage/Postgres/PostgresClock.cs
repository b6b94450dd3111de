namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Time by the database, as SQL: clocks of processes are never compared.</summary>
internal static class PostgresClock
{
    /// <summary>Microseconds since 1970, at this moment and not at the beginning of the transaction.</summary>
    public const string Now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
}
