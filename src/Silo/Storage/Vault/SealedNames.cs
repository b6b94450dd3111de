using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// The form in which a person's name stands in a store: sealed under the platform's key, always alike for the same name, as a store must find
/// people by it. AES-256-GCM with a nonce that is a keyed hash of the name, so that two names meet in a nonce only with a chance
/// of 2^-96 a pair; who reads the store sees that two rows are of one person, and not of whom.
/// </summary>
public sealed class SealedNames : IDisposable
{
    /// <summary>Names kept ready, as each turn needs one; beyond it all are made anew.</summary>
    private const int ReadyMax = 8_192;

    /// <summary>Stands first in every sealed name, and says how it is made.</summary>
    private const char Format = '~';

    private readonly ConcurrentDictionary<UserId, UserId> _ready = new();
    private readonly AesGcm _sealing;
    private readonly byte[] _hashing = Sealing.NewKeyBuffer();

    /// <param name="platformKey">The caller may zero it afterwards. Two keys are derived of it (HKDF-Expand, RFC 5869), one for each purpose.</param>
    internal SealedNames(ReadOnlySpan<byte> platformKey)
    {
        Span<byte> derived = stackalloc byte[Sealing.KeyBytes];
        HKDF.Expand(HashAlgorithmName.SHA256, platformKey, derived, "names: seal"u8);
        _sealing = new AesGcm(derived, Sealing.TagBytes);
        HKDF.Expand(HashAlgorithmName.SHA256, platformKey, _hashing, "names: nonce"u8);
        CryptographicOperations.ZeroMemory(derived);
    }

    public static bool IsSealed(UserId stored) => stored.Value.StartsWith(Format);

    public UserId Seal(UserId user)
    {
        if (_ready.TryGetValue(user, out var known))
            return known;
        var stored = new UserId(Make(user.Value));
        if (_ready.Count >= ReadyMax)
            _ready.Clear();
        _ready[user] = stored;
        return stored;
    }

    /// <exception cref="InvalidDataException">It was not sealed under this platform's key: another database's, or a damaged one.</exception>
    public UserId Open(UserId stored)
    {
        if (IsSealed(stored) && TryOpen(stored.Value.AsSpan(1)) is { } name)
            return new UserId(name);
        throw new InvalidDataException("a person's name in the store does not open under the platform's key");
    }

    /// <summary>The person was erased: nothing keeps their name ready.</summary>
    public void Forget(UserId user) => _ready.TryRemove(user, out _);

    public void Dispose()
    {
        _ready.Clear();
        _sealing.Dispose();
        CryptographicOperations.ZeroMemory(_hashing);
    }

    private string Make(string name)
    {
        var clear = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[clear.Length + Sealing.OverheadBytes];
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_hashing, clear, mac);
        var nonce = bytes.AsSpan(0, Sealing.NonceBytes);
        mac[..Sealing.NonceBytes].CopyTo(nonce);
        var tag = bytes.AsSpan(bytes.Length - Sealing.TagBytes);
        lock (_sealing)
            _sealing.Encrypt(nonce, clear, bytes.AsSpan(Sealing.NonceBytes, clear.Length), tag);
        CryptographicOperations.ZeroMemory(clear);
        return Format + Base64Url.EncodeToString(bytes);
    }

    private string? TryOpen(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= Sealing.OverheadBytes)
            return null;
        Span<byte> clear = stackalloc byte[bytes.Length - Sealing.OverheadBytes];
        bool good;
        lock (_sealing)
            good = Sealing.TryOpen(_sealing, bytes, [], clear);
        var name = good ? Encoding.UTF8.GetString(clear) : null;
        CryptographicOperations.ZeroMemory(clear);
        return name;
    }
}
