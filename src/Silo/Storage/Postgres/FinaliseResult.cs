namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>What became of a finalising.</summary>
internal abstract record FinaliseResult
{
    private FinaliseResult() { }

    public sealed record Done : FinaliseResult;

    /// <summary>The tables are not of the version of this program: only one that is can finalise them.</summary>
    public sealed record OtherVersion(int Found) : FinaliseResult;

    /// <summary>These live, and could not go on.</summary>
    public sealed record OlderLive(IReadOnlyList<ProcessRow> Processes) : FinaliseResult;
}
