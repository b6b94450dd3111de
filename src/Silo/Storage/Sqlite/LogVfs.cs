using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// An SQLite VFS (https://sqlite.org/vfs.html) over another, which gathers what is written to the write-ahead log: SQLite writes a frame's
/// header and its page in two calls, some nine a turn, and what a commit writes lies side by side. It is handed on as one write when SQLite
/// syncs the log, looks at it, or writes elsewhere in it; so it has always been handed on before a commit is seen by anybody else.
/// What could not be written is answered by the sync, which fails the commit. Gathered bytes are wiped once they were handed on.
/// </summary>
internal static unsafe partial class LogVfs
{
    /// <summary>
    /// Below what SQLite's own VFS for Unix can write at once: it keeps 17 bits of a length. A larger commit is handed on in parts.
    /// </summary>
    private const int GatheredBytesMax = 64 * 1024;
    private const string Prefix = "gathered-";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, nint> Registered = new(StringComparer.Ordinal);

    /// <summary>The name of a gathering VFS over the one of that name (null: the system's); registers it when it is new.</summary>
    /// <exception cref="StoreUnavailableException">There is no such VFS, or it has another layout.</exception>
    public static string Over(string? name)
    {
        lock (Gate)
        {
            var below = Find(name);
            if (below is null || below->Version < 3)
                throw new StoreUnavailableException($"SQLite has no usable VFS '{name}'.");
            var over = Prefix + Marshal.PtrToStringUTF8((nint)below->Name);
            if (Registered.ContainsKey(over))
                return over;
            var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *vfs = *below;
            vfs->FileBytes = below->FileBytes + sizeof(Log);
            vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(over);
            vfs->Next = null;
            vfs->AppData = (nint)below;
            vfs->Open = (nint)(delegate* unmanaged[Cdecl]<Vfs*, byte*, VfsFile*, int, int*, int>)&Open;
            if (Register(vfs, 0) != raw.SQLITE_OK)
                throw new StoreUnavailableException("SQLite did not take the VFS of the log.");
            Registered.Add(over, (nint)vfs);
            return over;
        }
    }

    /// <summary>Opens through the VFS below; a log gets a method table of its own, behind the file's own bytes.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* path, VfsFile* file, int flags, int* outFlags)
    {
        var below = (Vfs*)vfs->AppData;
        var open = (delegate* unmanaged[Cdecl]<Vfs*, byte*, VfsFile*, int, int*, int>)below->Open;
        var code = open(below, path, file, flags, outFlags);
        if (code != raw.SQLITE_OK || file->Methods is null || (flags & raw.SQLITE_OPEN_WAL) == 0)
            return code;
        // A log's file is the only one that this table's methods are called with, so they find it by the size below.
        var log = (Log*)((byte*)file + below->FileBytes);
        *log = new Log { Below = file->Methods, Own = *file->Methods };
        log->Own.Version = Math.Min(log->Own.Version, 3);
        log->Own.Close = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, int>)&Close;
        log->Own.Read = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, void*, int, long, int>)&Read;
        log->Own.Write = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, byte*, int, long, int>)&Write;
        log->Own.Truncate = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, long, int>)&Truncate;
        log->Own.Sync = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, int, int>)&Sync;
        log->Own.FileSize = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, long*, int>)&FileSize;
        file->Methods = &log->Own;
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(VfsFile* file, byte* bytes, int count, long offset)
    {
        var log = Of(file);
        if (log->Count > 0 && (offset != log->At + log->Count || log->Count + count > GatheredBytesMax))
        {
            var code = HandOn(file, log);
            if (code != raw.SQLITE_OK)
                return code;
        }
        if (count > GatheredBytesMax || !HasRoom(log))
            return Below(log)(file, bytes, count, offset);
        if (log->Count == 0)
            log->At = offset;
        NativeMemory.Copy(bytes, log->Gathered + log->Count, (nuint)count);
        log->Count += count;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(VfsFile* file, void* bytes, int count, long offset)
    {
        var log = Of(file);
        var code = HandOn(file, log);
        return code != raw.SQLITE_OK
            ? code
            : ((delegate* unmanaged[Cdecl]<VfsFile*, void*, int, long, int>)log->Below->Read)(
                file,
                bytes,
                count,
                offset
            );
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(VfsFile* file, int flags)
    {
        var log = Of(file);
        var code = HandOn(file, log);
        return code != raw.SQLITE_OK
            ? code
            : ((delegate* unmanaged[Cdecl]<VfsFile*, int, int>)log->Below->Sync)(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(VfsFile* file, long size)
    {
        var log = Of(file);
        var code = HandOn(file, log);
        return code != raw.SQLITE_OK
            ? code
            : ((delegate* unmanaged[Cdecl]<VfsFile*, long, int>)log->Below->Truncate)(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(VfsFile* file, long* size)
    {
        var log = Of(file);
        var code = HandOn(file, log);
        return code != raw.SQLITE_OK
            ? code
            : ((delegate* unmanaged[Cdecl]<VfsFile*, long*, int>)log->Below->FileSize)(file, size);
    }

    /// <summary>What is gathered still belongs to no commit: a commit has been synced.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(VfsFile* file)
    {
        var log = Of(file);
        if (log->Gathered is not null)
        {
            NativeMemory.Clear(log->Gathered, (nuint)log->Count);
            NativeMemory.Free(log->Gathered);
            log->Gathered = null;
        }
        var close = (delegate* unmanaged[Cdecl]<VfsFile*, int>)log->Below->Close;
        file->Methods = log->Below;
        return close(file);
    }

    private static int HandOn(VfsFile* file, Log* log)
    {
        if (log->Count == 0)
            return raw.SQLITE_OK;
        var code = Below(log)(file, log->Gathered, log->Count, log->At);
        NativeMemory.Clear(log->Gathered, (nuint)log->Count);
        log->Count = 0;
        return code;
    }

    /// <summary>Room is made at the first write: connections that only read need none.</summary>
    private static bool HasRoom(Log* log)
    {
        if (log->Gathered is not null)
            return true;
        try
        {
            log->Gathered = (byte*)NativeMemory.Alloc(GatheredBytesMax);
            return true;
        }
        catch (OutOfMemoryException)
        {
            // An exception must not cross native frames; without room every write is handed on at once.
            return false;
        }
    }

    private static delegate* unmanaged[Cdecl]<VfsFile*, byte*, int, long, int> Below(Log* log) =>
        (delegate* unmanaged[Cdecl]<VfsFile*, byte*, int, long, int>)log->Below->Write;

    /// <summary>The table of a log stands at the beginning of what we keep of it.</summary>
    private static Log* Of(VfsFile* file) => (Log*)file->Methods;

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial Vfs* Find(string? name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Register(Vfs* vfs, int makeDefault);

    /// <summary>What is kept of an open log. The table comes first: SQLite's pointer to it is the pointer to this.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Log
    {
        public VfsMethods Own;
        public VfsMethods* Below;
        public byte* Gathered;
        public long At;
        public int Count;
    }
}
