using OrleansBank.HttpSignatures.Fields;

namespace OrleansBank.HttpSignatures;

/// <summary>Who signed, when, and the nonce that must be good only once.</summary>
public sealed record VerifiedSignature(string KeyId, string Nonce, DateTimeOffset Created);

/// <param name="Signature">Null unless <paramref name="Error"/> is None.</param>
public readonly record struct SignatureVerdict(SignatureError Error, VerifiedSignature? Signature)
{
    public bool Ok => Error == SignatureError.None;
}

/// <summary>
/// Checks signed requests. In one call, or in two steps, so that a stranger's body is never read:
/// 1. <see cref="Open"/> checks the headers; 2. find the key; 3. <see cref="OpenedSignature.CheckKey"/>; 4. read the body,
/// <see cref="OpenedSignature.CheckBody"/>; 5. only now remember the nonce.
/// Extra parameters: <c>alg</c> must agree with the key, <c>expires</c> is honoured, others are signed and else ignored.
/// Extra components are refused: what is not in the profile has no defined value here.
/// </summary>
public static class MessageVerifier
{
    public static SignatureVerdict Verify(
        SignedMessage message,
        ReadOnlySpan<byte> body,
        Func<string, SigningKey?> keyOf,
        DateTimeOffset now
    )
    {
        var error = Open(message, SignatureProfile.Request, now, out var opened);
        if (error == SignatureError.None)
            error = opened!.CheckKey(keyOf(opened.KeyId));
        if (error == SignatureError.None)
            error = opened!.CheckBody(body);
        return new(error, error == SignatureError.None ? opened!.Verified() : null);
    }

    /// <summary>Checks all that needs neither key nor body.</summary>
    public static SignatureError Open(
        SignedMessage message,
        SignatureProfile profile,
        DateTimeOffset now,
        out OpenedSignature? opened
    )
    {
        opened = null;
        if (message.SignatureInput is null || message.Signature is null || message.ContentType is null)
            return SignatureError.Missing;
        if (profile.CoversBody && message.ContentDigest is null)
            return SignatureError.Missing;
        var error = SignatureInputField.Read(message.SignatureInput, out var input);
        if (error != SignatureError.None)
            return error;
        error = input!.ReadSignature(message.Signature, out var signature);
        if (error != SignatureError.None)
            return error;
        error = CheckProfile(input, profile);
        if (error != SignatureError.None)
            return error;
        error = ReadClaim(input, now, out var claim);
        if (error != SignatureError.None)
            return error;
        byte[]? sha256 = null;
        if (profile.CoversBody)
            error = ContentDigest.Read(message.ContentDigest!, out sha256);
        if (error != SignatureError.None)
            return error;
        var signed = SignatureBase.Of(message, input);
        if (signed is null)
            return SignatureError.Malformed;
        opened = new OpenedSignature(claim!, signed, signature, sha256, input.Parameter("alg")?.Text);
        return SignatureError.None;
    }

    private static SignatureError CheckProfile(SignatureInputField input, SignatureProfile profile)
    {
        if (input.Components.Length != profile.Components.Length)
            return SignatureError.WrongComponents;
        foreach (var component in profile.Components)
        {
            if (!input.Components.Contains(component))
                return SignatureError.WrongComponents;
        }
        return input.Parameter("tag")?.String == profile.Tag ? SignatureError.None : SignatureError.WrongTag;
    }

    private static SignatureError ReadClaim(SignatureInputField input, DateTimeOffset now, out VerifiedSignature? claim)
    {
        claim = null;
        if (input.Parameter("created") is not { Kind: FieldKind.Integer, Integer: var created })
            return SignatureError.ParameterMissing;
        if (input.Parameter("nonce")?.String is not { Length: > 0 } nonce)
            return SignatureError.ParameterMissing;
        if (input.Parameter("keyid")?.String is not { Length: > 0 and <= SignatureLimits.KeyIdBytesMax } keyId)
            return SignatureError.ParameterMissing;
        if (input.Parameter("alg") is { Kind: not FieldKind.String })
            return SignatureError.Malformed;
        if (nonce.Length > SignatureLimits.NonceBytesMax)
            return SignatureError.NonceTooLong;
        var nowMs = now.ToUnixTimeMilliseconds();
        if (nowMs - (created * 1_000) > SignatureLimits.CreatedAgeSecondsMax * 1_000L)
            return SignatureError.TooOld;
        if ((created * 1_000) - nowMs > SignatureLimits.CreatedAheadSecondsMax * 1_000L)
            return SignatureError.InTheFuture;
        if (input.Parameter("expires") is { } expires)
        {
            if (expires.Kind != FieldKind.Integer)
                return SignatureError.Malformed;
            if (expires.Integer * 1_000 < nowMs)
                return SignatureError.TooOld;
        }
        claim = new VerifiedSignature(keyId, nonce, DateTimeOffset.FromUnixTimeSeconds(created));
        return SignatureError.None;
    }
}
