using System.Collections.Immutable;

namespace OrleansBank.HttpSignatures;

/// <summary>Why a signed message is refused. The outside name of each is its <see cref="SignatureErrors.Code"/>.</summary>
public enum SignatureError
{
    None,

    /// <summary>A header that the signature needs is not there.</summary>
    Missing,

    /// <summary>Signature-Input or Signature is not the structured field that it must be (RFC 8941), or beyond a limit.</summary>
    Malformed,

    /// <summary>More than one signature, or labels that do not belong together.</summary>
    MultipleSignatures,

    /// <summary>The covered components are not exactly those of the profile.</summary>
    WrongComponents,

    /// <summary>The <c>tag</c> parameter is not the profile's.</summary>
    WrongTag,

    /// <summary>created, nonce or keyid is not there, or has the wrong type.</summary>
    ParameterMissing,

    NonceTooLong,

    /// <summary>An <c>alg</c> parameter that contradicts the key (RFC 9421 section 3.2 step 6).</summary>
    WrongAlgorithm,
    TooOld,
    InTheFuture,
    UnknownKey,
    BadSignature,

    /// <summary>Content-Digest has no sha-256, or is not a dictionary of byte sequences.</summary>
    DigestMalformed,
    DigestMismatch,

    /// <summary>The nonce was used before. Said by whoever keeps nonces, after the signature verified.</summary>
    NonceReplayed,
}

public static class SignatureErrors
{
    private static readonly ImmutableArray<string> Codes =
    [
        "none",
        "signature_missing",
        "signature_malformed",
        "multiple_signatures",
        "wrong_components",
        "wrong_tag",
        "signature_parameter_missing",
        "nonce_too_long",
        "wrong_algorithm",
        "signature_too_old",
        "signature_in_the_future",
        "unknown_key",
        "bad_signature",
        "digest_malformed",
        "digest_mismatch",
        "nonce_replayed",
    ];

    /// <summary>The stable code of problem details.</summary>
    public static string Code(this SignatureError error) => Codes[(int)error];
}
