using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Gateway.Composition;

/// <summary>The key that signs session tokens: made once, kept sealed in the store, the same in every gateway and after a restart.</summary>
public static class SessionKey
{
    private const int Bytes = 32;

    /// <exception cref="InvalidDataException">It does not open.</exception>
    public static async Task<ImmutableArray<byte>> OpenAsync(IGrainStore store, IVault vault)
    {
        var purpose = "session key"u8.ToArray();
        var fresh = vault.SealForPlatform(RandomNumberGenerator.GetBytes(Bytes), purpose);
        var kept = await store.MetaOrAddAsync("session-key", fresh, CancellationToken.None);
        return vault.OpenForPlatform(kept, purpose)?.ToImmutableArray()
            ?? throw new InvalidDataException(
                "the session key does not open: is the master key that of this database?"
            );
    }
}
