using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// The master keys in force, the last of them current. A wrapped key is: form (1 byte) || id of its master key (4) || nonce ||
/// ciphertext || tag; form and id are authenticated with it.
/// </summary>
internal sealed class MasterKeys : IDisposable
{
    private const byte Form = 1;
    private const int PrefixBytes = 1 + sizeof(uint);
    private const int WrappedBytes = PrefixBytes + Sealing.OverheadBytes + Sealing.KeyBytes;

    private readonly MasterKeyFile file;
    private readonly TimeProvider clock;
    private ImmutableArray<MasterKey> keys;

    private MasterKeys(MasterKeyFile file, TimeProvider clock, ImmutableArray<MasterKey> keys)
    {
        this.file = file;
        this.clock = clock;
        this.keys = keys;
    }

    public DateTimeOffset CurrentMadeAt => keys[^1].MadeAt;

    public int Count => keys.Length;

    /// <exception cref="StoreUnavailableException">The file can't be used.</exception>
    public static MasterKeys Open(string path, TimeProvider clock)
    {
        var source = new MasterKeyFile(path);
        return new MasterKeys(source, clock, [.. source.ReadOrMake(clock.GetUtcNow())]);
    }

    public byte[] Wrap(ReadOnlySpan<byte> key, byte[] binding)
    {
        var master = keys[^1];
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        WritePrefix(prefix, master.Id);
        var wrapped = Sealing.Seal(master.Bytes, key, [.. prefix, .. binding], PrefixBytes);
        prefix.CopyTo(wrapped);
        return wrapped;
    }

    /// <summary>Null when it is bound to something else, was changed, or its master key was destroyed.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> wrapped, byte[] binding)
    {
        if (wrapped.Length != WrappedBytes || Find(wrapped) is not { } master)
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
        wrapped.Length == WrappedBytes && ReferenceEquals(Find(wrapped), keys[^1]);

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

    public void Dispose()
    {
        foreach (var key in keys)
            key.Zero();
    }

    private MasterKey? Find(ReadOnlySpan<byte> wrapped)
    {
        if (wrapped[0] != Form)
            return null;
        var id = BinaryPrimitives.ReadUInt32BigEndian(wrapped[1..]);
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
