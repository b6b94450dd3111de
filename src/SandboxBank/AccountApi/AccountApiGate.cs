using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>
/// The way into the account API: 1. x-fapi-interaction-id is echoed; 2. the bank's behaviour is played; 3. the token is looked at;
/// 4. the handler answers, or its named error does.
/// </summary>
internal sealed class AccountApiGate(Bank bank)
{
    private const string InteractionId = "x-fapi-interaction-id";
    private const int InteractionIdLengthMax = 128;

    /// <summary>For the client's own token.</summary>
    public RequestDelegate ForClient(Func<HttpContext, Task<ObError?>> handle)
    {
        return HandleAsync;

        Task HandleAsync(HttpContext context) =>
            EnterAsync(
                context,
                token =>
                    token.Kind == TokenKind.Client
                        ? handle(context)
                        : Refused(ObError.NotPermitted("A token of the client is needed."))
            );
    }

    /// <summary>For a person's token: the handler gets the consent, which is authorised now.</summary>
    public RequestDelegate ForPerson(Func<HttpContext, AccessConsent, Task<ObError?>> handle)
    {
        return HandleAsync;

        Task HandleAsync(HttpContext context) => EnterAsync(context, token => OfPersonAsync(context, token, handle));
    }

    private Task<ObError?> OfPersonAsync(
        HttpContext context,
        Token token,
        Func<HttpContext, AccessConsent, Task<ObError?>> handle
    )
    {
        if (token.Kind != TokenKind.Access)
            return Refused(ObError.NotPermitted("A token of a customer is needed."));
        // A token of a withdrawn grant is as good as none.
        if (bank.Consents.OfToken(token) is not { } consent)
            return Refused(ObError.Unauthorized);
        return consent.StatusOn(bank.Clock.GetUtcNow()) == ConsentStatus.Authorised
            ? handle(context, consent)
            : Refused(ObError.ConsentEnded);
    }

    private async Task EnterAsync(HttpContext context, Func<Token, Task<ObError?>> handle)
    {
        // Step 1: interaction id.
        var asked = context.Request.Headers[InteractionId].ToString();
        var usable = asked.Length is > 0 and <= InteractionIdLengthMax && asked.All(c => c is > ' ' and <= '~');
        context.Response.Headers[InteractionId] = usable ? asked : Secrets.NewUuid();

        // Step 2: behaviour.
        var behaviour = bank.Behaviour.Settings;
        if (behaviour.Api == "slow")
            await Task.Delay(TimeSpan.FromMilliseconds(behaviour.DelayMs), bank.Clock, context.RequestAborted);
        if (behaviour.Api == "503")
        {
            context.Response.Headers.RetryAfter = "1";
            await Answer.ProblemAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "unavailable",
                "Told to be so."
            );
            return;
        }

        // Step 3: token. In the header alone: one in the query would end in logs.
        var header = context.Request.Headers.Authorization.ToString();
        var bearer = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;
        var token = context.Request.Query.ContainsKey("access_token") ? null : bank.Tokens.Open(bearer);

        // Step 4: answer.
        var error = token is null ? ObError.Unauthorized : await handle(token);
        if (error is not null)
            await error.WriteAsync(context);
    }

    private static Task<ObError?> Refused(ObError error) => Task.FromResult<ObError?>(error);
}
