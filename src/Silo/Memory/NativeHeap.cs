using System.Runtime.InteropServices;

namespace OrleansBank.Silo.Memory;

/// <summary>The C library's heap, where SQLite and OpenSSL keep their buffers. Does nothing where that library is not glibc.</summary>
public static partial class NativeHeap
{
    private const int Perturb = -6;

    /// <summary>From now on freed blocks are overwritten as they are freed (mallopt M_PERTURB). Call once, before the store is opened.</summary>
    public static void OverwriteFreedBlocks()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _))
            _ = mallopt(Perturb, 0xA5);
    }

    /// <summary>Gives free pages back to the system.</summary>
    public static void Trim()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _))
            _ = malloc_trim(0);
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int mallopt(int parameter, int value);

    [LibraryImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int malloc_trim(nuint pad);
}
