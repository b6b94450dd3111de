using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// The open keys of one person, for as long as the activation lives: "core", and "bank:{id}" for each bank. Of each data key two
/// are derived (HKDF-Expand, RFC 5869), one to seal and one to hash references, so that no key serves two purposes.
/// </summary>
internal sealed class Keyring(IVault vault, UserId user) : IDisposable
{
    public const string Core = "core";
    private const int HashBytes = 16;
    private readonly Dictionary<string, Pair> _pairs = new(StringComparer.Ordinal);

    public static string ScopeOf(BankId bank) => $"bank:{bank.Value}";

    public bool Has(string scope) => _pairs.ContainsKey(scope);

    /// <summary>False when the key was destroyed or is not this person's.</summary>
    public bool TryAdd(string scope, byte[] wrapped)
    {
        if (vault.Unwrap(user, scope, wrapped) is not { } key)
            return false;
        Put(scope, key);
        return true;
    }

    public KeyWrite Create(string scope)
    {
        var (key, wrapped) = vault.NewKey(user, scope);
        Put(scope, key);
        return new KeyWrite(scope, wrapped);
    }

    public void Destroy(string scope)
    {
        if (_pairs.Remove(scope, out var pair))
            pair.Clear();
    }

    /// <summary>Seals, and overwrites <paramref name="clear"/>: clear bytes must not wait in memory for the collector.</summary>
    public byte[] Seal(string scope, Span<byte> clear, ReadOnlySpan<byte> associated)
    {
        var bytes = _pairs[scope].Sealing.Seal(clear, associated);
        CryptographicOperations.ZeroMemory(clear);
        return bytes;
    }

    /// <summary>Writes a row and seals it; its clear bytes are overwritten. Not for bytes that are made: those are sealed as they are.</summary>
    public byte[] SealRow<T>(string scope, T value, ReadOnlySpan<byte> associated)
        where T : class
    {
        using var clear = new ClearBytes();
        GrainJson.Write(clear, value);
        return Seal(scope, clear.Written, associated);
    }

    public byte[]? Open(string scope, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associated) =>
        _pairs.TryGetValue(scope, out var pair) ? pair.Sealing.Open(bytes, associated) : null;

    /// <summary>Opens and reads a row, and overwrites its clear bytes. Null when it does not open.</summary>
    public T? Read<T>(string scope, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associated)
        where T : class
    {
        if (Open(scope, bytes, associated) is not { } clear)
            return null;
        var value = GrainJson.Read<T>(clear);
        CryptographicOperations.ZeroMemory(clear);
        return value;
    }

    /// <summary>A keyed hash of a reference, good only within this person and scope.</summary>
    /// <param name="what">Keeps the hashes of different things apart: a <see cref="HashedThing"/>.</param>
    public byte[] Hash(string scope, byte what, string reference, string? second = null)
    {
        var size = 3 + Encoding.UTF8.GetMaxByteCount(reference.Length + (second?.Length ?? 0));
        var bytes = size <= 1024 ? stackalloc byte[size] : new byte[size];
        bytes[0] = what;
        var length = Encoding.UTF8.GetBytes(reference, bytes[3..]);
        // The length stands before the first part, so that ("ab", "c") and ("a", "bc") differ.
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)length);
        length += 3;
        if (second is not null)
            length += Encoding.UTF8.GetBytes(second, bytes[length..]);
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hashing = _pairs[scope].Hashing;
        hashing.AppendData(bytes[..length]);
        hashing.GetHashAndReset(mac);
        CryptographicOperations.ZeroMemory(bytes);
        return mac[..HashBytes].ToArray();
    }

    public void Dispose()
    {
        foreach (var pair in _pairs.Values)
            pair.Clear();
        _pairs.Clear();
    }

    private void Put(string scope, byte[] key)
    {
        Destroy(scope);
        Span<byte> derived = stackalloc byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, key, derived, "seal"u8);
        var sealing = vault.SealerOf(derived);
        HKDF.Expand(HashAlgorithmName.SHA256, key, derived, "hash"u8);
        var hashing = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, derived);
        _pairs[scope] = new Pair(sealing, hashing);
        CryptographicOperations.ZeroMemory(derived);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Both made ready once. They hold their keys in native memory, zeroed when it is freed.</summary>
    private sealed record Pair(ISealer Sealing, IncrementalHash Hashing)
    {
        public void Clear()
        {
            Sealing.Dispose();
            Hashing.Dispose();
        }
    }
}

/// <summary>Keeps the hashes of different things apart. The values are stored: never renumber.</summary>
internal static class HashedThing
{
    public const byte Transaction = 1;
    public const byte Account = 2;
    public const byte Event = 3;
    public const byte Content = 4;
    public const byte Order = 5;
}
