using OrleansBank.Domain;

namespace OrleansBank.Grains.Storage;

/// <summary>Makes and opens the keys of people. The master key stays behind it.</summary>
public interface IVault
{
    /// <summary>A new 256-bit data key, and its form wrapped by the master key, bound to the person and the scope.</summary>
    (byte[] Key, byte[] Wrapped) NewKey(UserId user, string scope);

    /// <summary>Null when it was wrapped for another person or scope, or under a master key that was destroyed.</summary>
    byte[]? Unwrap(UserId user, string scope, byte[] wrapped);

    /// <summary>What seals under a 256-bit key. The caller may zero the key afterwards.</summary>
    ISealer SealerOf(ReadOnlySpan<byte> key);

    /// <summary>
    /// A keyed hash (HMAC-SHA-256, 16 bytes) of a bank's reference, under the platform's reference key: for what is looked up before
    /// the person is known.
    /// </summary>
    byte[] HashReference(BankId bank, string reference);

    /// <summary>Seals under the platform's own key: for a notice of revocation, which outlives the bank's key.</summary>
    byte[] SealForPlatform(ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associatedData);

    byte[]? OpenForPlatform(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData);
}
