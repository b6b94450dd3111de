using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>
/// A disk that fails when told to: an SQLite VFS (https://sqlite.org/vfs.html) over the system's, which hands every call through but
/// the syncs and writes of the log that it is told to refuse. Files of it live beside each other and are told apart by their name.
/// </summary>
internal static unsafe partial class FailingVfs
{
    public const string Name = "failing";

    private const int ErrorSync = 1034;
    private const int Full = 13;

    private static readonly Lock Gate = new();
    private static Vfs* system;
    private static int extraBytes;

    // Volatile, not locked: the writer's thread reads them in the middle of a commit.
    private static volatile bool failSync;
    private static volatile bool failWrite;
    private static volatile int syncsSeen;
    private static volatile int syncsRefused;

    /// <summary>Every sync of a log answers that it failed, after it was not done.</summary>
    public static bool FailSync
    {
        get => failSync;
        set => failSync = value;
    }

    /// <summary>Every write to a log answers that the disk is full.</summary>
    public static bool FailWrite
    {
        get => failWrite;
        set => failWrite = value;
    }

    public static int SyncsSeen => syncsSeen;
    public static int SyncsRefused => syncsRefused;

    /// <summary>Registers it once per process; after SQLite was set up by the store.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (system is not null)
                return;
            system = Find(null);
            extraBytes = sizeof(Methods) + sizeof(nint);
            var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *vfs = *system;
            vfs->FileBytes = system->FileBytes + extraBytes;
            vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            vfs->Next = null;
            vfs->Open = (nint)(delegate* unmanaged[Cdecl]<Vfs*, byte*, SqliteFile*, int, int*, int>)&Open;
            if (Register(vfs, 0) != raw.SQLITE_OK)
                throw new InvalidOperationException("The failing VFS was not taken.");
        }
    }

    /// <summary>
    /// Opens through the system's VFS. A log gets its own copy of the method table, behind the file's own bytes, in which write and
    /// sync are replaced.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* path, SqliteFile* file, int flags, int* outFlags)
    {
        var open = (delegate* unmanaged[Cdecl]<Vfs*, byte*, SqliteFile*, int, int*, int>)system->Open;
        var code = open(system, path, file, flags, outFlags);
        if (code != raw.SQLITE_OK || file->Methods is null || (flags & raw.SQLITE_OPEN_WAL) == 0)
            return code;
        var own = (Methods*)((byte*)file + system->FileBytes);
        *own = *file->Methods;
        *(Methods**)((byte*)own + sizeof(Methods)) = file->Methods;
        own->Sync = (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)&Sync;
        own->Write = (nint)(delegate* unmanaged[Cdecl]<SqliteFile*, void*, int, long, int>)&Write;
        file->Methods = own;
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteFile* file, int flags)
    {
        Interlocked.Increment(ref syncsSeen);
        if (failSync)
        {
            Interlocked.Increment(ref syncsRefused);
            return ErrorSync;
        }
        return ((delegate* unmanaged[Cdecl]<SqliteFile*, int, int>)Real(file)->Sync)(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteFile* file, void* bytes, int count, long offset) =>
        failWrite
            ? Full
            : ((delegate* unmanaged[Cdecl]<SqliteFile*, void*, int, long, int>)Real(file)->Write)(
                file,
                bytes,
                count,
                offset
            );

    private static Methods* Real(SqliteFile* file) => *(Methods**)((byte*)file + system->FileBytes + sizeof(Methods));

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    private static partial Vfs* Find(string? name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(Vfs* vfs, int makeDefault);

    /// <summary>sqlite3_file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SqliteFile
    {
        public Methods* Methods;
    }

    /// <summary>sqlite3_io_methods, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public nint Close;
        public nint Read;
        public nint Write;
        public nint Truncate;
        public nint Sync;
        public nint FileSize;
        public nint Lock;
        public nint Unlock;
        public nint CheckReservedLock;
        public nint FileControl;
        public nint SectorSize;
        public nint DeviceCharacteristics;
        public nint ShmMap;
        public nint ShmLock;
        public nint ShmBarrier;
        public nint ShmUnmap;
        public nint Fetch;
        public nint Unfetch;
    }

    /// <summary>sqlite3_vfs, version 3.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileBytes;
        public int PathBytesMax;
        public Vfs* Next;
        public byte* Name;
        public nint AppData;
        public nint Open;
        public nint Delete;
        public nint Access;
        public nint FullPathname;
        public nint DlOpen;
        public nint DlError;
        public nint DlSym;
        public nint DlClose;
        public nint Randomness;
        public nint Sleep;
        public nint CurrentTime;
        public nint GetLastError;
        public nint CurrentTimeInt64;
        public nint SetSystemCall;
        public nint GetSystemCall;
        public nint NextSystemCall;
    }
}
