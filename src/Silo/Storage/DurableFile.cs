using System.Runtime.InteropServices;

namespace OrleansBank.Silo.Storage;

/// <summary>Small files that must be whole and there after a loss of power.</summary>
internal static partial class DurableFile
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Writes beside the file, syncs, renames over it, and syncs the folder, without which the rename may be lost. The bytes of the
    /// replaced file are overwritten in place: the most that a program can do, since a disk may keep older blocks.
    /// </summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        var beside = path + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var file = new FileStream(beside, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        // Unix keeps the replaced file while it is open; its bytes are overwritten once the new ones stand.
        using var old = !OperatingSystem.IsWindows() && File.Exists(path) ? OpenToWipe(path) : null;
        File.Move(beside, path, overwrite: true);
        if (OperatingSystem.IsWindows())
            return;
        SyncFolder(Path.GetDirectoryName(path)!);
        if (old is not null)
            Wipe(old);
    }

    private static FileStream OpenToWipe(string path) =>
        new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static void Wipe(FileStream file)
    {
        file.Write(new byte[file.Length]);
        file.Flush(flushToDisk: true);
    }

    private static void SyncFolder(string folder)
    {
        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"The folder {folder} can't be opened to sync it.");
        var code = Sync(descriptor);
        _ = Close(descriptor);
        if (code != 0)
            throw new IOException($"The folder {folder} can't be synced.");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
