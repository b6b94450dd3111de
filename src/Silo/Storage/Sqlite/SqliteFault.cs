using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>A result code of SQLite other than success. Carries no text of SQLite, which could quote a value.</summary>
/// <param name="extendedCode">https://sqlite.org/rescode.html</param>
internal sealed class SqliteFault(int extendedCode, string during)
    : Exception($"SQLite answered {extendedCode} during {during}.")
{
    public int ExtendedCode { get; } = extendedCode;

    /// <summary>Whether the row is at fault only because someone else was first: a version conflict.</summary>
    public bool IsConflict { get; init; }

    /// <summary>Whether a row is at fault, not the disk: only the turn that brought it fails.</summary>
    public bool IsDataError =>
        (ExtendedCode & 0xff) is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH;
}
