using System.Runtime.InteropServices;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>sqlite3_file (https://sqlite.org/c3ref/file.html): what a VFS keeps of an open file begins with this.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct VfsFile
{
    public VfsMethods* Methods;
}

/// <summary>sqlite3_io_methods, version 3 (https://sqlite.org/c3ref/io_methods.html).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VfsMethods
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

/// <summary>sqlite3_vfs, version 3 (https://sqlite.org/c3ref/vfs.html).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Vfs
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
