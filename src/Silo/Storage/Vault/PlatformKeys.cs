using System.Security.Cryptography;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>The platform's own keys, wrapped in the store's meta rows.</summary>
internal static class PlatformKeys
{
    public const string Reference = "reference-key";
    public const string Platform = "platform-key";

    public static IReadOnlyList<string> Names { get; } = [Reference, Platform];

    public static byte[] Binding(string name) => AssociatedData.Of("platform", name);

    /// <summary>Two processes may make it at once: the store keeps one, and both use that.</summary>
    /// <exception cref="StoreUnavailableException">The master keys are not those of this store.</exception>
    public static async ValueTask<byte[]> OpenAsync(
        string name,
        IGrainStore store,
        MasterKeys masters,
        CancellationToken cancellation
    )
    {
        var wrapped = await store.MetaAsync(name, cancellation);
        if (wrapped is null)
        {
            var made = Sealing.NewKey();
            wrapped = await store.MetaOrAddAsync(name, masters.Wrap(made, Binding(name)), cancellation);
            CryptographicOperations.ZeroMemory(made);
        }
        return masters.Unwrap(wrapped, Binding(name))
            ?? throw new StoreUnavailableException("The master key file does not belong to this database.");
    }
}
