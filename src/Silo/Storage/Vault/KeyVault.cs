using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>The vault of one process: master keys from a file; under them the keys of people and the platform's own two keys.</summary>
public sealed class KeyVault : IVault, IDisposable
{
    /// <summary>The name of the master key file under the data folder, in the embedded default.</summary>
    public const string DefaultFileName = MasterKeyFile.DefaultName;

    private const int ReferenceHashBytes = 16;
    private const string DataKey = "data-key";

    private readonly byte[] referenceKey;
    private readonly byte[] platformKey;

    private KeyVault(MasterKeys masters, byte[] referenceKey, byte[] platformKey)
    {
        Masters = masters;
        this.referenceKey = referenceKey;
        this.platformKey = platformKey;
        People = new SealedNames(platformKey);
    }

    /// <summary>The form in which people stand in the store.</summary>
    public SealedNames People { get; }

    internal MasterKeys Masters { get; }

    /// <summary>Reads the master keys, or makes the first; then the platform's keys from the store, or makes them.</summary>
    /// <param name="masterKeyPath">Made with mode 0600 when absent and the store is new.</param>
    /// <exception cref="StoreUnavailableException">The file can't be used, or does not belong to this store.</exception>
    public static async ValueTask<KeyVault> OpenAsync(
        string masterKeyPath,
        IGrainStore store,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var isOld = await store.MetaAsync(PlatformKeys.Reference, cancellation) is not null;
        if (isOld && !File.Exists(masterKeyPath))
            throw new StoreUnavailableException($"The master key file {masterKeyPath} of this database is missing.");
        var masters = MasterKeys.Open(masterKeyPath, clock);
        try
        {
            var reference = await PlatformKeys.OpenAsync(PlatformKeys.Reference, store, masters, cancellation);
            var platform = await PlatformKeys.OpenAsync(PlatformKeys.Platform, store, masters, cancellation);
            return new KeyVault(masters, reference, platform);
        }
        catch
        {
            masters.Dispose();
            throw;
        }
    }

    public (byte[] Key, byte[] Wrapped) NewKey(UserId user, string scope)
    {
        var key = Sealing.NewKey();
        return (key, Masters.Wrap(key, AssociatedData.Of(DataKey, user.Value, scope)));
    }

    public byte[]? Unwrap(UserId user, string scope, byte[] wrapped) =>
        Masters.Unwrap(wrapped, AssociatedData.Of(DataKey, user.Value, scope));

    /// <summary>The same data key under the current master key; null when <see cref="Unwrap"/> would be.</summary>
    internal byte[]? Rewrap(UserId user, string scope, byte[] wrapped) =>
        Masters.Rewrap(wrapped, AssociatedData.Of(DataKey, user.Value, scope));

    public ISealer SealerOf(ReadOnlySpan<byte> key) => new Sealer(key);

    public byte[] HashReference(BankId bank, string reference)
    {
        var data = AssociatedData.Of(bank.Value, reference);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(referenceKey, data, hash);
        CryptographicOperations.ZeroMemory(data);
        return hash[..ReferenceHashBytes].ToArray();
    }

    public byte[] SealForPlatform(ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associatedData) =>
        Sealing.Seal(platformKey, clear, associatedData);

    public byte[]? OpenForPlatform(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData)
    {
        using var sealer = new Sealer(platformKey);
        return sealer.Open(sealedBytes, associatedData);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(referenceKey);
        CryptographicOperations.ZeroMemory(platformKey);
        People.Dispose();
        Masters.Dispose();
    }
}
