using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// SQLite's memory: every block is zeroed before it is given back, so that no row survives in freed memory (page caches, bound
/// values, cells being built). A connection also uses small blocks again from a block of its own, unwiped; that goes with the
/// connection, which is why a scrub closes them all.
/// </summary>
internal static unsafe partial class WipingAllocator
{
    // https://sqlite.org/c3ref/c_config_covering_index_scan.html
    private const int ConfigMalloc = 4;
    private const int ConfigMemoryStatus = 9;

    /// <summary>Stands before each block and holds its size; 16 keeps the alignment of the system's allocator.</summary>
    private const int HeaderBytes = 16;

    private static readonly Lazy<bool> Installed = new(InstallOnce);

    /// <summary>True when it stands. SQLite takes an allocator only before its first use in the process.</summary>
    public static bool Install() => Installed.Value;

    private static bool InstallOnce()
    {
        Batteries_V2.Init();
        // The calls are variadic in C; on Apple's ARM ABI variadic arguments travel differently, so that they can't be made from here.
        if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS())
            return false;
        _ = raw.sqlite3_shutdown();
        var methods = new MemoryMethods
        {
            Malloc = &Malloc,
            Free = &Free,
            Realloc = &Realloc,
            Size = &Size,
            Roundup = &Roundup,
            Init = &Init,
            Shutdown = &Shutdown,
        };
        var done = Config(ConfigMalloc, &methods) == raw.SQLITE_OK && Config(ConfigMemoryStatus, 0) == raw.SQLITE_OK;
        _ = raw.sqlite3_initialize();
        return done;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void* Malloc(int bytes) => Allocate(bytes);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* block) => Release(block);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void* Realloc(void* block, int bytes)
    {
        var grown = Allocate(bytes);
        if (grown is null)
            return null;
        NativeMemory.Copy(block, grown, (nuint)Math.Min(bytes, SizeOf(block)));
        Release(block);
        return grown;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(void* block) => block is null ? 0 : SizeOf(block);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Roundup(int bytes) => (bytes + 7) & ~7;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Init(void* unused) => raw.SQLITE_OK;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Shutdown(void* unused) { }

    private static void* Allocate(int bytes)
    {
        try
        {
            var start = (byte*)NativeMemory.Alloc((nuint)bytes + HeaderBytes);
            *(int*)start = bytes;
            return start + HeaderBytes;
        }
        catch (OutOfMemoryException)
        {
            // SQLite has its own answer to this (SQLITE_NOMEM); an exception must not cross native frames.
            return null;
        }
    }

    private static void Release(void* block)
    {
        var start = (byte*)block - HeaderBytes;
        NativeMemory.Clear(block, (nuint)(*(int*)start));
        NativeMemory.Free(start);
    }

    private static int SizeOf(void* block) => *(int*)((byte*)block - HeaderBytes);

    [StructLayout(LayoutKind.Sequential)]
    private struct MemoryMethods
    {
        public delegate* unmanaged[Cdecl]<int, void*> Malloc;
        public delegate* unmanaged[Cdecl]<void*, void> Free;
        public delegate* unmanaged[Cdecl]<void*, int, void*> Realloc;
        public delegate* unmanaged[Cdecl]<void*, int> Size;
        public delegate* unmanaged[Cdecl]<int, int> Roundup;
        public delegate* unmanaged[Cdecl]<void*, int> Init;
        public delegate* unmanaged[Cdecl]<void*, void> Shutdown;
        public void* AppData;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_config")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Config(int option, MemoryMethods* methods);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_config")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int Config(int option, int value);
}
