using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// The file of the master keys, one a line, the current one last: eight hex digits of the id, the time it was made (RFC 3339), the
/// key in base64. Readable by its owner alone. Kept apart from backups of the database: who has both can read everything.
/// </summary>
internal sealed class MasterKeyFile(string path)
{
    /// <summary>The name under the data folder, in the embedded default.</summary>
    public const string DefaultName = "master.key";

    private const int KeysMax = 100;
    private const int FileBytesMax = 64 * 1_024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <exception cref="StoreUnavailableException">The file can't be read, is open to others, or is not such a file.</exception>
    public IReadOnlyList<MasterKey> ReadOrMake(DateTimeOffset now)
    {
        if (File.Exists(Path))
            return Read();
        var first = MasterKey.New(now);
        Write([first]);
        return [first];
    }

    /// <summary>A new key at its end, unless one stands there already behind the current one: then that is the next.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be used or written: nothing changed.</exception>
    public async ValueTask<(uint Id, DateTimeOffset MadeAt)> AddAsync(uint currentId, TimeProvider clock)
    {
        await using var alone = await KeyFileLock.TakeAsync(Path, clock);
        var keys = Read();
        try
        {
            if (keys[^1].Id != currentId && keys.Exists(key => key.Id == currentId))
                return (keys[^1].Id, keys[^1].MadeAt);
            MasterKey made;
            do
            {
                made = MasterKey.New(clock.GetUtcNow());
            } while (keys.Exists(key => key.Id == made.Id));
            keys.Add(made);
            Write(keys);
            return (made.Id, made.MadeAt);
        }
        finally
        {
            Zero(keys);
        }
    }

    /// <summary>These leave the file for good. Whatever else stands there by now stays: other processes change it too.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be used or written: nothing changed.</exception>
    public async ValueTask RemoveAsync(IReadOnlySet<uint> ids, TimeProvider clock)
    {
        await using var alone = await KeyFileLock.TakeAsync(Path, clock);
        var keys = Read();
        var left = keys.FindAll(key => !ids.Contains(key.Id));
        if (left.Count > 0 && left.Count < keys.Count)
            Write(left);
        Zero(keys);
    }

    private static void Zero(List<MasterKey> keys)
    {
        foreach (var key in keys)
            key.Zero();
    }

    /// <summary>Replaces the file whole, and durably, before anything is wrapped under a new key.</summary>
    public void Write(IReadOnlyList<MasterKey> keys)
    {
        var text = new char[keys.Count * 128];
        var length = 0;
        foreach (var key in keys)
        {
            length += Format(key, text.AsSpan(length));
        }
        var bytes = Encoding.ASCII.GetBytes(text, 0, length);
        try
        {
            DurableFile.Replace(Path, bytes, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The master key file {Path} can't be written: {e.Message}", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            Array.Clear(text);
        }
    }

    private static int Format(MasterKey key, Span<char> line)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Id:x8} {key.MadeAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} "
        );
        head.CopyTo(line);
        _ = Convert.TryToBase64Chars(key.Bytes, line[head.Length..], out var written);
        line[head.Length + written] = '\n';
        return head.Length + written + 1;
    }

    private List<MasterKey> Read()
    {
        byte[] bytes;
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & ~OwnerOnly) != UnixFileMode.None)
                throw new StoreUnavailableException(
                    $"The master key file {Path} must be for its owner alone: chmod 600."
                );
            if (new FileInfo(Path).Length > FileBytesMax)
                throw new StoreUnavailableException($"The master key file {Path} is too long.");
            bytes = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The master key file {Path} can't be read: {e.Message}", e);
        }
        try
        {
            var keys = new List<MasterKey>();
            foreach (var line in bytes.AsSpan().Split((byte)'\n'))
            {
                if (bytes.AsSpan()[line].Trim(" \r"u8).Length > 0)
                    keys.Add(Parse(bytes.AsSpan()[line].Trim(" \r"u8), keys.Count + 1));
            }
            if (keys.Count is 0 or > KeysMax)
                throw new StoreUnavailableException($"The master key file {Path} holds no key, or too many.");
            return keys;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private MasterKey Parse(ReadOnlySpan<byte> line, int number)
    {
        Span<Range> parts = stackalloc Range[4];
        var key = Sealing.NewKeyBuffer();
        var split = line.Split((byte)' ');
        var count = 0;
        foreach (var part in split)
        {
            if (count == parts.Length)
                break;
            parts[count++] = part;
        }
        if (
            count == 3
            && uint.TryParse(line[parts[0]], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            && DateTimeOffset.TryParse(
                Encoding.ASCII.GetString(line[parts[1]]),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var madeAt
            )
            && Base64.DecodeFromUtf8(line[parts[2]], key, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Sealing.KeyBytes
        )
        {
            return new MasterKey(id, madeAt, key);
        }
        throw new StoreUnavailableException(
            string.Create(CultureInfo.InvariantCulture, $"Line {number} of the master key file {Path} is not a key.")
        );
    }
}
