using System.Net.Http.Headers;
using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Events;

/// <summary>The platform's answer. Status 0: it gave none.</summary>
internal sealed record PlatformAnswer(int Status, string ContentType, byte[] Body, string? RetryAfter)
{
    public static PlatformAnswer None { get; } = new(0, "", [], null);

    /// <summary>Sending the same again may help.</summary>
    public bool MayPass => Status is 0 or 408 or 425 or 429 or >= 500;
}

/// <summary>Signs a bank's events as the platform's contract says, and sends them.</summary>
internal sealed partial class EventSender(Bank bank, HttpClient http, ILogger<EventSender> log)
{
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(2);
    private string _lastNonce = Secrets.NewId();

    /// <param name="query">With its question mark; may be empty.</param>
    public async Task<PlatformAnswer> SendAsync(
        byte[] body,
        string contentType,
        string query,
        CancellationToken cancellation
    )
    {
        var target = new Uri(bank.Options.Platform(), $"/v1/banks/{bank.Policy.Id}/events{query}");
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        Sign(request, target.AbsoluteUri, contentType, body);
        try
        {
            using var deadline = new CancellationTokenSource(
                TimeSpan.FromSeconds(Limits.PlatformAnswerSeconds),
                bank.Clock
            );
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
            using var answer = await http.SendAsync(request, either.Token);
            return new PlatformAnswer(
                (int)answer.StatusCode,
                answer.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
                await answer.Content.ReadAsByteArrayAsync(either.Token),
                answer.Headers.RetryAfter?.ToString()
            );
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            NoAnswer(log, bank.Policy.Id, failure.GetType().Name);
            return PlatformAnswer.None;
        }
    }

    /// <summary>As the contract says, unless the bank was told to sign badly.</summary>
    private void Sign(HttpRequestMessage request, string target, string contentType, byte[] body)
    {
        var behaviour = bank.Behaviour.Settings.Signatures;
        var created = bank.Clock.GetUtcNow() - (behaviour == "old" ? Old : TimeSpan.Zero);
        var nonce = behaviour == "replayed" ? _lastNonce : Secrets.NewId();
        _lastNonce = nonce;
        var headers = MessageSigner.Sign(bank.Key, "POST", target, contentType, body, created, nonce);
        request.Headers.TryAddWithoutValidation("Content-Digest", headers.ContentDigest);
        if (behaviour == "missing")
            return;
        request.Headers.TryAddWithoutValidation("Signature-Input", headers.SignatureInput);
        var signature = behaviour == "wrong" ? Spoiled(headers.Signature) : headers.Signature;
        request.Headers.TryAddWithoutValidation("Signature", signature);
    }

    /// <summary>Another well-formed signature: its first base64 character is changed.</summary>
    private static string Spoiled(string signature)
    {
        var at = signature.IndexOf(':', StringComparison.Ordinal) + 1;
        return signature[..at] + (signature[at] == 'A' ? 'B' : 'A') + signature[(at + 1)..];
    }

    [LoggerMessage(8102, LogLevel.Warning, "{Bank} got no answer from the platform: {Failure}.")]
    private static partial void NoAnswer(ILogger log, string bank, string failure);
}
