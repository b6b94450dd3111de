namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>The write-ahead log before SQLite opens it.</summary>
internal static class LogFile
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>
    /// Writes the log over itself and syncs it. After a crash SQLite takes every whole commit in the log for durable; but one whose
    /// sync failed may stand in the system's page cache alone, marked clean, so that no later sync would write it. Written anew it
    /// is dirty again, and what recovery believes is on the disk.
    /// </summary>
    /// <exception cref="IOException">The disk fails still.</exception>
    public static void WriteAnew(string path)
    {
        if (!File.Exists(path))
            return;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var chunk = new byte[ChunkBytes];
        for (long at = 0; ; )
        {
            var read = RandomAccess.Read(file, chunk, at);
            if (read == 0)
                break;
            RandomAccess.Write(file, chunk.AsSpan(0, read), at);
            at += read;
        }
        RandomAccess.FlushToDisk(file);
        Array.Clear(chunk);
    }
}
