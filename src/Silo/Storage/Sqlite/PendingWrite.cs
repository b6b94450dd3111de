namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>One piece of work for the writer thread, which completes it once its outcome is durable.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the batch's transaction, and again when the batch is repeated without a guilty neighbour.</summary>
    /// <exception cref="SqliteFault">A data error of this write alone, or an outage.</exception>
    public abstract void Apply(WriteSession session);

    /// <summary>What <see cref="Apply"/> did is durable.</summary>
    public abstract void Complete();

    /// <summary>A row of it is at fault; nothing of it was kept.</summary>
    /// <param name="conflict">Someone else was first; otherwise the row breaks a rule.</param>
    public abstract void Refuse(bool conflict);

    /// <summary>The store failed. <paramref name="known"/>: it is certain that nothing of it was kept.</summary>
    public abstract void Fail(bool known);
}

/// <summary>What the writer thread works with between opening and closing its connection.</summary>
internal sealed class WriteSession(Connection db)
{
    public Connection Db { get; } = db;
    public Names Names { get; } = new(db);
    public TurnChecks Checks => field ??= new TurnChecks(Db);
    public TurnRows Rows => field ??= new TurnRows(Db, Names);
}
