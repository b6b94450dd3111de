namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Forgets seen events whose day is long past, a little at a time. Of all silos one does it at a moment.</summary>
internal sealed class SeenEvents(Database db)
{
    /// <summary>Rows that leave in one statement.</summary>
    private const int ForgottenAtOnce = 2_000;

    private static readonly string Forget = $"""
        DELETE FROM event_seen WHERE pg_try_advisory_xact_lock({PostgresLocks.HouseClass}, {PostgresLocks.Forgetting})
        AND ctid = ANY(ARRAY(SELECT ctid FROM event_seen WHERE day < $1 LIMIT $2))
        """;

    /// <summary>Days since the Unix epoch; what lies before it counts as its first.</summary>
    public static int DayOf(DateTimeOffset at) => (int)Math.Max(0, Micros.DayOf(at));

    /// <summary>False when nothing is left to forget.</summary>
    public async ValueTask<bool> PruneAsync(DateTimeOffset before, CancellationToken cancellation) =>
        await db.WriteAsync(Forget, cancellation, DayOf(before), ForgottenAtOnce) == ForgottenAtOnce;
}
