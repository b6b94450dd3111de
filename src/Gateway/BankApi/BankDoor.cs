using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Memory;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Gateway.BankApi;

/// <summary>A request of a bank that passed the door. The body goes back to its pool when this is disposed.</summary>
internal sealed record Admitted(BankId Bank, string MediaType, bool DryRun, PooledBuffer Body) : IDisposable
{
    public void Dispose() => Body.Dispose();
}

/// <summary>
/// What every request of a bank passes before anything reads its content:
/// 1. the bank is ours; 2. form, size and query are allowed; 3. the headers' signature is good; 4. only now the body is read, and it is
/// the signed one; 5. only now the nonce is spent, so that nobody else can spend it.
/// </summary>
internal sealed class BankDoor(IPlatform platform, IBankKeys keys, BankApiOptions options, TimeProvider clock)
{
    public async Task<(Refusal? Refusal, Admitted? Admitted)> AdmitAsync(
        HttpContext http,
        string bankName,
        string[] mediaTypes
    )
    {
        var request = http.Request;
        // Step 1.
        var bank = new BankId(bankName);
        if (!platform.Banks.Any(profile => profile.Id == bank))
            return (Refusals.UnknownBank, null);
        // Step 2.
        if (request.Headers.ContentEncoding.Count > 0)
            return (Refusals.Encoded, null);
        if (MediaTypeOf(request, mediaTypes) is not { } mediaType)
            return (Refusals.MediaType(mediaTypes), null);
        if (request.ContentLength > BankApiLimits.BodyBytesMax)
            return (Refusals.TooLarge, null);
        if (DryRunOf(request) is not { } dryRun)
            return (Refusals.BadQuery, null);
        // Step 3.
        var (error, opened) = await OpenAsync(http, bank);
        if (error != SignatureError.None)
            return (Refusals.Signature(error), null);
        // Step 4.
        var body = await BankBody.ReadAsync(request.BodyReader, request.ContentLength, http.RequestAborted);
        if (body is null)
            return (Refusals.TooLarge, null);
        var admitted = new Admitted(bank, mediaType, dryRun, body);
        error = opened!.CheckBody(body.WrittenSpan);
        // Step 5.
        if (error == SignatureError.None && !await TakeNonceAsync(bank, opened.Verified(), http.RequestAborted))
            error = SignatureError.NonceReplayed;
        if (error == SignatureError.None)
            return (null, admitted);
        admitted.Dispose();
        return (Refusals.Signature(error), null);
    }

    private async ValueTask<(SignatureError Error, OpenedSignature? Opened)> OpenAsync(HttpContext http, BankId bank)
    {
        var request = http.Request;
        var message = new SignedMessage(
            request.Method,
            TargetUri(http),
            SignedMessage.Combine(request.Headers.ContentType),
            SignedMessage.Combine(request.Headers["Content-Digest"]),
            SignedMessage.Combine(request.Headers["Signature-Input"]),
            SignedMessage.Combine(request.Headers["Signature"])
        );
        var error = MessageVerifier.Open(message, SignatureProfile.Request, clock.GetUtcNow(), out var opened);
        if (error != SignatureError.None)
            return (error, null);
        var key = await keys.FindAsync(bank, opened!.KeyId, http.RequestAborted);
        return (opened.CheckKey(key), opened);
    }

    private ValueTask<bool> TakeNonceAsync(BankId bank, VerifiedSignature signature, CancellationToken cancellation) =>
        platform.TryUseNonceAsync(
            bank,
            signature.KeyId,
            signature.Nonce,
            clock.GetUtcNow().AddSeconds(SignatureLimits.NonceKeptSeconds),
            cancellation
        );

    /// <summary>Our public address and the request target as it was sent: never the Host header.</summary>
    private string TargetUri(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        // The absolute form of RFC 9112 section 3.2.2, as some proxies send it: its path and query alone count.
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var absolute))
            target = absolute.PathAndQuery;
        return options.PublicUrl().TrimEnd('/') + target;
    }

    private static string? MediaTypeOf(HttpRequest request, string[] accepted)
    {
        var lines = request.Headers.ContentType;
        if (lines.Count != 1 || !MediaTypeHeaderValue.TryParse(lines[0], out var type))
            return null;
        if (type.CharSet is { } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        return Array.Find(accepted, name => name.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase));
    }

    private static bool? DryRunOf(HttpRequest request)
    {
        if (!request.Query.TryGetValue("dryRun", out var values))
            return false;
        return values.ToString() switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
    }
}
