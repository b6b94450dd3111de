using System.Net.Http.Headers;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.HttpSignatures;
using OrleansBank.Silo.BankApis.Http;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.Silo.BankApis.Decisions;

/// <summary>
/// Sends a person's decision to the bank's registered address, signed (RFC 9421 over RFC 9530) with our key. Every try
/// has its own nonce and time; the body and the Idempotency-Key stay the same, so that a bank applies it once.
/// </summary>
/// <param name="address">Null when the bank takes no decisions.</param>
public sealed class DecisionSender(Uri? address, BankHttp http, PlatformKeys keys, TimeProvider clock, IIds ids)
{
    private const string ContentType = "application/json";

    public async ValueTask<BankResult<bool>> SendAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    )
    {
        if (address is null)
            return BankResult<bool>.Failed(BankFailure.Refused, "takes_no_decisions");
        var body = DecisionBody.Of(decision);
        var signed = MessageSigner.Sign(
            keys.Signing,
            HttpMethod.Post.Method,
            address.AbsoluteUri,
            ContentType,
            body,
            clock.GetUtcNow(),
            ids.NewSecret()
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        request.Headers.Add("Content-Digest", signed.ContentDigest);
        request.Headers.Add("Signature-Input", signed.SignatureInput);
        request.Headers.Add("Signature", signed.Signature);
        var sent = await http.SendAsync(request, cancellation);
        if (sent.Value is null)
            return BankResult<bool>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (answer.IsSuccess)
            return BankResult<bool>.Of(true);
        return BankResult<bool>.Failed(
            answer.MayPass ? BankFailure.Unavailable : BankFailure.Refused,
            $"http_{answer.Status}",
            answer.RetryAfter
        );
    }
}
