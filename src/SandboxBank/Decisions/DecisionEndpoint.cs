using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank.Decisions;

/// <summary>
/// Takes the platform's decisions: 1. behaviour; 2. signature; 3. idempotency key; 4. shape; 5. kept once; 6. applied. A 2xx is the
/// bank's confirmation; no event follows it.
/// </summary>
internal sealed class DecisionEndpoint(Bank bank, PlatformKeys keys)
{
    private const int KeyLengthMax = 256;
    private readonly OneTimeStore<string> _nonces = new(
        TimeSpan.FromSeconds(SignatureLimits.NonceKeptSeconds),
        bank.Clock
    );

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"/{bank.Policy.Id}/decisions", HandleAsync);
        routes.MapGet($"/{bank.Policy.Id}/received", ReceivedAsync);
    }

    private Task ReceivedAsync(HttpContext context) =>
        Answer.JsonAsync(context, StatusCodes.Status200OK, bank.Received.ToJson());

    private async Task HandleAsync(HttpContext context)
    {
        // Step 1: behaviour.
        if (await MisbehaveAsync(context))
            return;

        // Step 2: signature.
        var body = await JsonBody.ReadAsync(context, Limits.BodyBytesMax);
        if (!body.Ok)
        {
            await Answer.ProblemAsync(context, body.Status, body.Code, body.Detail);
            return;
        }
        var verdict = await VerifyAsync(context, body.Bytes);
        if (verdict != SignatureError.None)
        {
            await Answer.ProblemAsync(
                context,
                StatusCodes.Status401Unauthorized,
                verdict.Code(),
                "The signature is refused."
            );
            return;
        }

        // Step 3: idempotency key.
        if (context.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 and <= KeyLengthMax } key)
        {
            await RefuseAsync(context, "idempotency_key_missing", "Idempotency-Key is required.");
            return;
        }

        // Step 4: shape.
        if (body.Node is not JsonObject decision || Fault(decision) is not null)
        {
            await RefuseAsync(context, "bad_decision", Fault(body.Node as JsonObject ?? []) ?? "An object is needed.");
            return;
        }

        // Step 5: kept once.
        var receipt = bank.Received.Add(decision, body.Bytes, key, bank.Clock.GetUtcNow());
        if (receipt == Receipt.Conflict)
        {
            await Answer.ProblemAsync(
                context,
                StatusCodes.Status422UnprocessableEntity,
                "idempotency_key_reused",
                "Another decision came under this key."
            );
            return;
        }

        // Step 6: applied.
        if (receipt == Receipt.New)
            Apply(decision);
        if (bank.Behaviour.Settings.Decisions == "slow")
            await SlowAsync(context);
        await Answer.JsonAsync(context, StatusCodes.Status200OK, new JsonObject { ["status"] = "accepted" });
    }

    private static string? Fault(JsonObject decision) =>
        decision.Text("type") switch
        {
            "fraud-answer" when decision.Text("alertId") is null => "alertId is missing.",
            "fraud-answer" when decision.Text("answer") is not ("mine" or "not_mine" or "no_answer") =>
                "answer is mine, not_mine or no_answer.",
            "card-freeze" or "card-unfreeze" when decision.Text("cardId") is null => "cardId is missing.",
            null => "type is missing.",
            _ => null,
        };

    private void Apply(JsonObject decision)
    {
        if (decision.Text("cardId") is not { } card)
            return;
        if (decision.Text("type") == "card-freeze")
            bank.Ledger.Cards.Set(card, CardStates.Frozen);
        else if (decision.Text("type") == "card-unfreeze")
            bank.Ledger.Cards.Set(card, CardStates.Active);
    }

    private async Task<SignatureError> VerifyAsync(HttpContext context, byte[] body)
    {
        var request = context.Request;
        var message = new SignedMessage(
            request.Method,
            bank.Address.Of($"/decisions{request.QueryString.Value}"),
            SignedMessage.Combine(request.Headers.ContentType),
            SignedMessage.Combine(request.Headers["Content-Digest"]),
            SignedMessage.Combine(request.Headers["Signature-Input"]),
            SignedMessage.Combine(request.Headers["Signature"])
        );
        var error = MessageVerifier.Open(message, SignatureProfile.Request, bank.Clock.GetUtcNow(), out var opened);
        if (error != SignatureError.None)
            return error;
        error = opened!.CheckKey(await keys.OfSignatureAsync(opened.KeyId, context.RequestAborted));
        if (error == SignatureError.None)
            error = opened.CheckBody(body);
        if (error != SignatureError.None)
            return error;
        var verified = opened.Verified();
        return _nonces.TryAdd($"{verified.KeyId} {verified.Nonce}", "")
            ? SignatureError.None
            : SignatureError.NonceReplayed;
    }

    private async Task<bool> MisbehaveAsync(HttpContext context)
    {
        var behaviour = bank.Behaviour.Settings;
        switch (behaviour.Decisions)
        {
            case "503":
                await Answer.ProblemAsync(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    "unavailable",
                    "Told to be so."
                );
                return true;
            case "400":
                await RefuseAsync(context, "refused", "Told to refuse.");
                return true;
            case "slow":
                await SlowAsync(context);
                return false;
            case "hang":
                var delay = behaviour.DelayMs == 0 ? Limits.DelayMsMax : behaviour.DelayMs;
                await Task.Delay(TimeSpan.FromMilliseconds(delay), bank.Clock, context.RequestAborted);
                context.Abort();
                return true;
            default:
                return false;
        }
    }

    private Task SlowAsync(HttpContext context) =>
        Task.Delay(TimeSpan.FromMilliseconds(bank.Behaviour.Settings.DelayMs), bank.Clock, context.RequestAborted);

    private static Task RefuseAsync(HttpContext context, string code, string detail) =>
        Answer.ProblemAsync(context, StatusCodes.Status400BadRequest, code, detail);
}
