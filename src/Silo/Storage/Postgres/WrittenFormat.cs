namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>The format in which this process writes: the one that stands in the database, which never goes back.</summary>
internal sealed class WrittenFormat(Schema schema, int format)
{
    private volatile string _commitFunction = schema.CommitFunctionOf(format);
    private int _format = format;

    public string CommitFunction => _commitFunction;

    /// <summary>Asked by one caller at a time.</summary>
    public void Rise(int format)
    {
        if (format <= _format)
            return;
        _commitFunction = schema.CommitFunctionOf(format);
        _format = format;
    }
}
