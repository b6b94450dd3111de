using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// The master keys in force. The last of the file is current, unless a cluster says which (<see cref="Follow"/>). A wrapped key is:
/// form (1 byte) || id of its master key (4) || nonce || ciphertext || tag; form and id are authenticated with it.
/// </summary>
internal sealed class MasterKeys : IDisposable
{
    private const byte Form = 1;
    private const int PrefixBytes = 1 + sizeof(uint);
    private const int WrappedBytes = PrefixBytes + Sealing.OverheadBytes + Sealing.KeyBytes;

    private readonly MasterKeyFile file;
    private readonly TimeProvider clock;
    private readonly Lock reloading = new();
    private ImmutableArray<MasterKey> keys;
    private volatile MasterKey current;
    private volatile bool isShared;

    private MasterKeys(MasterKeyFile file, TimeProvider clock, ImmutableArray<MasterKey> keys)
    {
        this.file = file;
        this.clock = clock;
        this.keys = keys;
        current = keys[^1];
    }

    public DateTimeOffset CurrentMadeAt => current.MadeAt;

    public uint CurrentId => current.Id;

    /// <summary>The ids of those that are held, in the order of the file.</summary>
    public IReadOnlyList<uint> Held => [.. keys.Select(key => key.Id)];

    /// <summary>The last of the file.</summary>
    public MasterKey Newest => keys[^1];

    /// <summary>The file, for who changes it.</summary>
    public MasterKeyFile File => file;

    /// <exception cref="StoreUnavailableException">The file can't be used.</exception>
    public static MasterKeys Open(string path, TimeProvider clock)
    {
        var source = new MasterKeyFile(path);
        return new MasterKeys(source, clock, [.. source.ReadOrMake(clock.GetUtcNow())]);
    }

    public byte[] Wrap(ReadOnlySpan<byte> key, byte[] binding)
    {
        var master = current;
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        WritePrefix(prefix, master.Id);
        var wrapped = Sealing.Seal(master.Bytes, key, [.. prefix, .. binding], PrefixBytes);
        prefix.CopyTo(wrapped);
        return wrapped;
    }

    /// <summary>Null when it is bound to something else, was changed, or its master key was destroyed.</summary>
    /// <exception cref="StoreUnavailableException">In a cluster: the master key is not held, which does not mean that it is gone.</exception>
    public byte[]? Unwrap(ReadOnlySpan<byte> wrapped, byte[] binding)
    {
        if (wrapped.Length != WrappedBytes || wrapped[0] != Form || FindOrReload(wrapped) is not { } master)
            return null;
        var key = Sealing.NewKeyBuffer();
        return Sealing.TryOpen(master.Bytes, wrapped[PrefixBytes..], [.. wrapped[..PrefixBytes], .. binding], key)
            ? key
            : null;
    }

    /// <summary>Null as <see cref="Unwrap"/>.</summary>
    public byte[]? Rewrap(ReadOnlySpan<byte> wrapped, byte[] binding)
    {
        if (Unwrap(wrapped, binding) is not { } key)
            return null;
        var again = Wrap(key, binding);
        CryptographicOperations.ZeroMemory(key);
        return again;
    }

    public bool IsUnderCurrent(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length == WrappedBytes && ReferenceEquals(Find(wrapped), current);

    /// <summary>From here on keys are wrapped under a new master key, which stands in the file before it is used.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be written: nothing changed.</exception>
    public void AddNew()
    {
        MasterKey made;
        do
        {
            made = MasterKey.New(clock.GetUtcNow());
        } while (keys.Any(key => key.Id == made.Id));
        ImmutableArray<MasterKey> more = [.. keys, made];
        file.Write(more);
        keys = more;
        current = made;
    }

    /// <summary>Destroys all but the current one: what is wrapped under them can't be opened again, in no backup either.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be written: nothing changed.</exception>
    public void DestroyOld()
    {
        var old = keys;
        file.Write([old[^1]]);
        keys = [old[^1]];
        foreach (var key in old[..^1])
            key.Zero();
    }

    /// <summary>
    /// Other processes have the same keys, and all agree which is current. From now on a key that is not held is no answer but an outage.
    /// </summary>
    /// <returns>False when that one is not in the file.</returns>
    public bool Follow(uint currentId)
    {
        isShared = true;
        if (Find(currentId) is null)
            Reload();
        if (Find(currentId) is not { } found)
            return false;
        current = found;
        return true;
    }

    /// <summary>Reads the file again: what came to it is held too. What left it is held until it is forgotten.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be used.</exception>
    public void Reload()
    {
        lock (reloading)
        {
            foreach (var read in file.ReadOrMake(clock.GetUtcNow()))
            {
                if (Find(read.Id) is null)
                    keys = keys.Add(read);
                else
                    read.Zero();
            }
        }
    }

    /// <summary>It was destroyed: this process holds it no longer.</summary>
    public void Forget(uint id)
    {
        lock (reloading)
        {
            if (Find(id) is not { } gone || gone == current)
                return;
            keys = keys.Remove(gone);
            gone.Zero();
        }
    }

    public void Dispose()
    {
        foreach (var key in keys)
            key.Zero();
    }

    private MasterKey? FindOrReload(ReadOnlySpan<byte> wrapped)
    {
        var held = Find(wrapped);
        if (held is not null || !isShared)
            return held;
        Reload();
        return Find(wrapped)
            ?? throw new StoreUnavailableException(
                "A key is wrapped under a master key that this process does not hold."
            );
    }

    private MasterKey? Find(ReadOnlySpan<byte> wrapped) =>
        wrapped[0] == Form ? Find(BinaryPrimitives.ReadUInt32BigEndian(wrapped[1..])) : null;

    private MasterKey? Find(uint id)
    {
        foreach (var key in keys)
        {
            if (key.Id == id)
                return key;
        }
        return null;
    }

    private static void WritePrefix(Span<byte> prefix, uint id)
    {
        prefix[0] = Form;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], id);
    }
}
