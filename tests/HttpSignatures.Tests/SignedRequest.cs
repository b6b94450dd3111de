using System.Text;

namespace OrleansBank.HttpSignatures.Tests;

/// <summary>A signed request whose every part can be changed on its way, and the check of it.</summary>
internal sealed record SignedRequest(string Method, string TargetUri, string? ContentType, byte[] Body)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public string? ContentDigest { get; init; }
    public string? SignatureInput { get; init; }
    public string? Signature { get; init; }
    public DateTimeOffset CheckedAt { get; init; } = Now;

    public static SignedRequest By(SigningKey key, string nonce = "n-1", int createdSeconds = 0)
    {
        var request = new SignedRequest(
            "POST",
            "https://bank.example/v1/banks/sandbank/events?dryRun=true",
            "application/cloudevents-batch+json",
            Encoding.UTF8.GetBytes("[]")
        );
        var headers = MessageSigner.Sign(
            key,
            request.Method,
            request.TargetUri,
            request.ContentType!,
            request.Body,
            Now.AddSeconds(createdSeconds),
            nonce
        );
        return request with
        {
            ContentDigest = headers.ContentDigest,
            SignatureInput = headers.SignatureInput,
            Signature = headers.Signature,
        };
    }

    public SignedMessage Message => new(Method, TargetUri, ContentType, ContentDigest, SignatureInput, Signature);

    public SignatureVerdict Check(params SigningKey[] keys) =>
        MessageVerifier.Verify(Message, Body, id => keys.FirstOrDefault(key => key.KeyId == id), CheckedAt);
}
