namespace OrleansBank.Grains.Storage;

/// <summary>
/// Seals and opens under one key, made ready once: making it ready costs more than sealing a message does. Used by one turn at a
/// time. Disposing it destroys what it holds of the key.
/// </summary>
public interface ISealer : IDisposable
{
    /// <summary>AES-256-GCM with a random 96-bit nonce: nonce || ciphertext || tag.</summary>
    byte[] Seal(ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associatedData);

    /// <summary>Null when key, bytes or associated data do not fit together.</summary>
    byte[]? Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> associatedData);
}
