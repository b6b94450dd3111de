using System.Text;
using OrleansBank.Domain;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// One execution of a prepared statement. Disposing resets it and lets go of the bound values, so that no copy of a row stays in it.
/// </summary>
internal readonly ref struct Statement(sqlite3_stmt handle)
{
    /// <summary>The longest text that is bound: ids, and error texts cut to the same length.</summary>
    public const int TextBytesMax = 1_024;

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(handle, index));
            return this;
        }
        Span<byte> utf8 = stackalloc byte[TextBytesMax];
        if (!Encoding.UTF8.TryGetBytes(value, utf8, out var length))
            throw new SqliteFault(raw.SQLITE_TOOBIG, "bind");
        Check(raw.sqlite3_bind_text(handle, index, (ReadOnlySpan<byte>)utf8[..length]));
        return this;
    }

    public Statement Bind(int index, byte[]? value)
    {
        if (value is null)
            Check(raw.sqlite3_bind_null(handle, index));
        else if (value.Length == 0)
            Check(raw.sqlite3_bind_zeroblob(handle, index, 0));
        else
            Check(raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public Statement Bind(int index, DateTimeOffset at) => Bind(index, Micros.Of(at));

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Step() =>
        raw.sqlite3_step(handle) switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            var code => throw Fault(code),
        };

    /// <summary>Runs a statement that brings no rows.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int32(int column) => raw.sqlite3_column_int(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(handle, column).ToArray();

    public byte[]? BlobOrNull(int column) => IsNull(column) ? null : Blob(column);

    public BankId Bank(int column) => new(Text(column));

    public DateTimeOffset Time(int column) => Micros.ToTime(Int64(column));

    public void Dispose()
    {
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw Fault(code);
    }

    private SqliteFault Fault(int code)
    {
        var db = raw.sqlite3_db_handle(handle);
        var extended = raw.sqlite3_extended_errcode(db);
        return new SqliteFault((extended & 0xff) == (code & 0xff) ? extended : code, "a statement");
    }
}
