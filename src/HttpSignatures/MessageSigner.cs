using System.Collections.Immutable;
using OrleansBank.HttpSignatures.Fields;

namespace OrleansBank.HttpSignatures;

/// <summary>The three headers of a signed request. <c>ContentDigest</c> is empty for a profile that does not cover the body.</summary>
public readonly record struct SignatureHeaders(string ContentDigest, string SignatureInput, string Signature);

/// <summary>Signs requests as the contract says: created, nonce, keyid; the algorithm is the key's and is not named.</summary>
public static class MessageSigner
{
    private const string Label = "sig1";

    /// <summary>Signs a request with a body.</summary>
    /// <param name="targetUri">Absolute, exactly as the receiver knows it.</param>
    /// <param name="contentType">Exactly as it is sent.</param>
    /// <param name="nonce">1 to 128 printable ASCII characters, never used before with this key.</param>
    public static SignatureHeaders Sign(
        SigningKey key,
        string method,
        string targetUri,
        string contentType,
        ReadOnlySpan<byte> body,
        DateTimeOffset created,
        string nonce
    )
    {
        var message = new SignedMessage(
            method,
            targetUri,
            contentType,
            HttpSignatures.ContentDigest.Of(body),
            null,
            null
        );
        return Sign(key, SignatureProfile.Request, message, created, nonce);
    }

    /// <summary>Signs the headers of a long request whose body is not known yet.</summary>
    public static SignatureHeaders SignStream(
        SigningKey key,
        string method,
        string targetUri,
        string contentType,
        DateTimeOffset created,
        string nonce
    ) =>
        Sign(
            key,
            SignatureProfile.Stream,
            new SignedMessage(method, targetUri, contentType, null, null, null),
            created,
            nonce
        );

    private static SignatureHeaders Sign(
        SigningKey key,
        SignatureProfile profile,
        SignedMessage message,
        DateTimeOffset created,
        string nonce
    )
    {
        if (nonce.Length is 0 or > SignatureLimits.NonceBytesMax)
            throw new ArgumentException("A nonce has 1 to 128 characters.", nameof(nonce));
        var parameters = ImmutableArray.CreateBuilder<KeyValuePair<string, FieldValue>>();
        parameters.Add(new("created", new FieldValue(FieldKind.Integer, null, created.ToUnixTimeSeconds(), null)));
        parameters.Add(new("nonce", new FieldValue(FieldKind.String, nonce, 0, null)));
        parameters.Add(new("keyid", new FieldValue(FieldKind.String, key.KeyId, 0, null)));
        if (profile.Tag is not null)
            parameters.Add(new("tag", new FieldValue(FieldKind.String, profile.Tag, 0, null)));
        var input = new SignatureInputField(Label, profile.Components, parameters.ToImmutable());
        var signed =
            SignatureBase.Of(message, input)
            ?? throw new ArgumentException("A part holds a line break.", nameof(message));
        var signature = Convert.ToBase64String(key.Sign(signed));
        return new(message.ContentDigest ?? "", $"{Label}={input.Serialize()}", $"{Label}=:{signature}:");
    }
}
