using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansBank.Silo.Storage.Sqlite;
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
    private static volatile int writesSeen;

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

    /// <summary>Writes to a log, refused ones too.</summary>
    public static int WritesSeen => writesSeen;

    /// <summary>Registers it once per process; after SQLite was set up by the store.</summary>
    public static void Register()
    {
        lock (Gate)
        {
            if (system is not null)
                return;
            system = Find(null);
            extraBytes = sizeof(VfsMethods) + sizeof(nint);
            var vfs = (Vfs*)NativeMemory.AllocZeroed((nuint)sizeof(Vfs));
            *vfs = *system;
            vfs->FileBytes = system->FileBytes + extraBytes;
            vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            vfs->Next = null;
            vfs->Open = (nint)(delegate* unmanaged[Cdecl]<Vfs*, byte*, VfsFile*, int, int*, int>)&Open;
            if (Register(vfs, 0) != raw.SQLITE_OK)
                throw new InvalidOperationException("The failing VFS was not taken.");
        }
    }

    /// <summary>
    /// Opens through the system's VFS. A log gets its own copy of the method table, behind the file's own bytes, in which write and
    /// sync are replaced.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* path, VfsFile* file, int flags, int* outFlags)
    {
        var open = (delegate* unmanaged[Cdecl]<Vfs*, byte*, VfsFile*, int, int*, int>)system->Open;
        var code = open(system, path, file, flags, outFlags);
        if (code != raw.SQLITE_OK || file->Methods is null || (flags & raw.SQLITE_OPEN_WAL) == 0)
            return code;
        var own = (VfsMethods*)((byte*)file + system->FileBytes);
        *own = *file->Methods;
        *(VfsMethods**)((byte*)own + sizeof(VfsMethods)) = file->Methods;
        own->Sync = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, int, int>)&Sync;
        own->Write = (nint)(delegate* unmanaged[Cdecl]<VfsFile*, void*, int, long, int>)&Write;
        file->Methods = own;
        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(VfsFile* file, int flags)
    {
        Interlocked.Increment(ref syncsSeen);
        if (failSync)
        {
            Interlocked.Increment(ref syncsRefused);
            return ErrorSync;
        }
        return ((delegate* unmanaged[Cdecl]<VfsFile*, int, int>)Real(file)->Sync)(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(VfsFile* file, void* bytes, int count, long offset)
    {
        Interlocked.Increment(ref writesSeen);
        return failWrite
            ? Full
            : ((delegate* unmanaged[Cdecl]<VfsFile*, void*, int, long, int>)Real(file)->Write)(
                file,
                bytes,
                count,
                offset
            );
    }

    private static VfsMethods* Real(VfsFile* file) =>
        *(VfsMethods**)((byte*)file + system->FileBytes + sizeof(VfsMethods));

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    private static partial Vfs* Find(string? name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(Vfs* vfs, int makeDefault);
}
