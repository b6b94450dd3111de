using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>How many pages stand in the log, told by SQLite after each commit. The file's length does not say: it is used again.</summary>
internal sealed unsafe partial class LogMeter : IDisposable
{
    private int* pages = (int*)NativeMemory.AllocZeroed(sizeof(int));

    public int Pages => *pages;

    /// <summary>https://sqlite.org/c3ref/wal_hook.html; takes the place of automatic checkpoints.</summary>
    public void Attach(sqlite3 db) => _ = WalHook(db.DangerousGetHandle(), &Committed, pages);

    /// <summary>Only after the connection was closed.</summary>
    public void Dispose()
    {
        NativeMemory.Free(pages);
        pages = null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Committed(int* pages, nint db, nint schema, int inLog)
    {
        *pages = inLog;
        return raw.SQLITE_OK;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_wal_hook")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial nint WalHook(
        nint db,
        delegate* unmanaged[Cdecl]<int*, nint, nint, int, int> committed,
        int* pages
    );
}
