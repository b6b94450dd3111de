using OrleansBank.HttpSignatures;

namespace OrleansBank.Gateway.BankApi;

/// <summary>The refusals of whole requests that are not about what stands in the body.</summary>
internal static class Refusals
{
    public static Refusal UnknownBank { get; } = new(404, "unknown_bank", "That bank is not configured.");

    public static Refusal Encoded { get; } =
        new(415, "content_encoding_refused", "Send the body without Content-Encoding.");

    public static Refusal TooLarge { get; } = new(413, "body_too_large", "A body has at most 1 MiB.");

    public static Refusal TooMany { get; } = new(413, "too_many_events", "A request has at most 1,000 events.");

    public static Refusal Busy { get; } =
        new(429, "too_many_requests", "Too many requests of banks at once.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static Refusal Unavailable { get; } =
        new(503, "unavailable", "Nothing can be kept now; send it again.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static Refusal BadQuery { get; } = new(400, "invalid_query", "The query parameter dryRun is true or false.");

    public static Refusal MediaType(IEnumerable<string> accepted) =>
        new(415, "unsupported_media_type", $"The body must be one of: {string.Join(", ", accepted)}; in UTF-8.");

    public static Refusal Overloaded(TimeSpan retryAfter) =>
        new(503, "overloaded", "Too much to do; try again.") { RetryAfter = retryAfter };

    public static Refusal Signature(SignatureError error) => new(401, error.Code(), Title(error));

    private static string Title(SignatureError error) =>
        error switch
        {
            SignatureError.Missing => "Signature-Input, Signature, Content-Digest and Content-Type are needed.",
            SignatureError.Malformed => "Signature-Input or Signature is not what RFC 9421 says.",
            SignatureError.MultipleSignatures => "Exactly one signature is needed, under one label.",
            SignatureError.WrongComponents => "Sign @method, @target-uri, content-digest and content-type, no more.",
            SignatureError.WrongTag => "The signature carries a tag that does not belong here.",
            SignatureError.ParameterMissing => "The parameters created, nonce and keyid are needed.",
            SignatureError.NonceTooLong => "A nonce has at most 128 bytes.",
            SignatureError.WrongAlgorithm => "The parameter alg contradicts the key.",
            SignatureError.TooOld => "The signature is more than 60 seconds old, or has expired.",
            SignatureError.InTheFuture => "The signature was made more than 10 seconds ahead of our clock.",
            SignatureError.UnknownKey => "This bank has no such key.",
            SignatureError.BadSignature => "The signature does not verify.",
            SignatureError.DigestMalformed => "Content-Digest has no sha-256.",
            SignatureError.DigestMismatch => "Content-Digest is not that of the body.",
            SignatureError.NonceReplayed => "The nonce was used before.",
            _ => "The signature is refused.",
        };
}
