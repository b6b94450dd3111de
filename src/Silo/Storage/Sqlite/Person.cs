namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>What the writer remembers of a person.</summary>
internal sealed class Person(long id, long lastSeq)
{
    public long Id { get; } = id;

    /// <summary>The sequence of the newest message; 0 before the first.</summary>
    public long LastSeq { get; set; } = lastSeq;
}
