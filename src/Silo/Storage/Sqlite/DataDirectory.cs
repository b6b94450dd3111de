namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>The folder of one process: private to its account (0700, files 0600), locked while it runs.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode PrivateFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream lockFile;

    private DataDirectory(string path, FileStream lockFile)
    {
        Path = path;
        this.lockFile = lockFile;
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, Settings.FileName);

    /// <exception cref="StoreUnavailableException">Another process has it, or it can't be made.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            MakePrivate(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder {full} can't be used: {e.Message}", e);
        }
        FileStream held;
        try
        {
            held = new FileStream(
                System.IO.Path.Combine(full, Settings.LockName),
                Private(FileMode.OpenOrCreate, FileShare.None)
            );
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException(
                $"The data folder {full} is in use by another process. Stop it, or choose another folder with --data.",
                e
            );
        }
        var directory = new DataDirectory(full, held);
        // SQLite gives its log and index files the mode of the database file, so that file comes first.
        using (new FileStream(directory.DatabaseFile, Private(FileMode.OpenOrCreate, FileShare.ReadWrite))) { }
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory.DatabaseFile, PrivateFile);
        return directory;
    }

    public void Dispose() => lockFile.Dispose();

    private static void MakePrivate(string full)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full);
            return;
        }
        Directory.CreateDirectory(full, PrivateFolder);
        File.SetUnixFileMode(full, PrivateFolder);
    }

    private static FileStreamOptions Private(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = PrivateFile;
        return options;
    }
}
