namespace OrleansBank.Silo.Storage.Vault;

/// <summary>One process at a time at the master key file: a file beside it that one holds open. It ends with its holder, however that ends.</summary>
internal static class KeyFileLock
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);

    /// <summary>What the system says of a file that another holds: EAGAIN of Linux and of macOS, a sharing violation of Windows.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x8007_0020)];

    /// <exception cref="StoreUnavailableException">The folder can't be used, or somebody holds the lock for long.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (Taken.Contains(taken.HResult) && clock.GetElapsedTime(began) < Within)
            {
                await Task.Delay(Step, clock);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException(
                    $"The folder of the master key file {path} can't be used.",
                    refused
                );
            }
        }
    }
}
