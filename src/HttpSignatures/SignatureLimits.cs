namespace OrleansBank.HttpSignatures;

/// <summary>Every bound of this library, by name. Units stand last in the names.</summary>
public static class SignatureLimits
{
    /// <summary>A nonce, in bytes; it is an sf-string, so a byte is a character.</summary>
    public const int NonceBytesMax = 128;

    public const int KeyIdBytesMax = 256;

    /// <summary>Each of Signature-Input, Signature and Content-Digest. An RSA-4096 signature is 684 characters.</summary>
    public const int HeaderCharsMax = 2_048;

    /// <summary>Dictionary members, inner-list items or parameters of one structured field.</summary>
    public const int FieldItemsMax = 16;

    /// <summary>How old <c>created</c> may be when a message is checked.</summary>
    public const int CreatedAgeSecondsMax = 60;

    /// <summary>How far ahead of our clock <c>created</c> may be.</summary>
    public const int CreatedAheadSecondsMax = 10;

    /// <summary>How long a nonce must be remembered: longer than any signature that carries it is accepted.</summary>
    public const int NonceKeptSeconds = 120;

    public const int RsaKeyBitsMin = 2_048;
    public const int RsaKeyBitsMax = 4_096;

    /// <summary>A JWK set document.</summary>
    public const int JwksBytesMax = 262_144;

    public const int JwksKeysMax = 100;

    /// <summary>An unknown key id makes a key set be fetched again, at most once in this time.</summary>
    public const int JwksRefetchSeconds = 60;

    /// <summary>A key set is fetched again on use after this time, so that a withdrawn key leaves.</summary>
    public const int JwksFreshSeconds = 600;

    /// <summary>A key set that cannot be fetched again is used no longer than this.</summary>
    public const int JwksStaleSeconds = 86_400;

    public const int JwksFetchSeconds = 10;
}
