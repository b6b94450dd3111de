using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>Pushed authorization requests (RFC 9126), the only way in: the browser carries no more than a reference.</summary>
internal sealed class PushEndpoint(Bank bank, ClientAuthentication clients, Authorizations authorizations)
{
    /// <summary>A SHA-256 digest in base64url (RFC 7636 section 4.2).</summary>
    private const int ChallengeLength = 43;
    private const int StateLengthMax = 512;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost($"/{bank.Policy.Id}/par", HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        if (await OAuthForm.ReadAsync(context) is not { } form)
        {
            await OAuthError.InvalidRequest("A form post is needed.").WriteAsync(context);
            return;
        }
        var error = await clients.CheckAsync(form, context.RequestAborted);
        if (error is null && Read(form, out error) is { } request)
        {
            await Answer.JsonAsync(
                context,
                StatusCodes.Status201Created,
                new JsonObject
                {
                    ["request_uri"] = authorizations.Push(request),
                    ["expires_in"] = Limits.RequestUriSeconds,
                }
            );
            return;
        }
        await error!.WriteAsync(context);
    }

    private PushedRequest? Read(IFormCollection form, out OAuthError? error)
    {
        error = Refusal(form);
        var consentId = form.One("consent_id") ?? IntentId(form.One("claims"));
        if (error is null && bank.Consents.Find(consentId ?? "") is not { Status: ConsentStatus.Awaiting })
            error = OAuthError.InvalidRequest("consent_id names no consent that awaits authorization.");
        return error is not null
            ? null
            : new PushedRequest(
                bank.Options.ClientId,
                form.One("redirect_uri")!,
                form.One("state")!,
                form.One("code_challenge")!,
                consentId!,
                form.One("login_hint")
            );
    }

    private OAuthError? Refusal(IFormCollection form)
    {
        if (form.ContainsKey("request_uri") || form.ContainsKey("request"))
            return OAuthError.InvalidRequest("Parameters are pushed one by one.");
        if (form.One("response_type") != "code")
            return new OAuthError("unsupported_response_type", "Only code.");
        var redirect = form.One("redirect_uri");
        if (!bank.Options.AllowedRedirects.Any(allowed => allowed.OriginalString == redirect))
            return OAuthError.InvalidRequest("redirect_uri is not registered.");
        if (form.One("code_challenge_method") != "S256")
            return OAuthError.InvalidRequest("PKCE with S256 is required.");
        if (form.One("code_challenge") is not { Length: ChallengeLength } challenge || !Base64Url.IsValid(challenge))
            return OAuthError.InvalidRequest("code_challenge is not a base64url SHA-256.");
        if (form.One("state") is not { Length: <= StateLengthMax })
            return OAuthError.InvalidRequest("state is required.");
        return form.One("scope")?.Split(' ').Contains("accounts") == true
            ? null
            : new OAuthError("invalid_scope", "The scope is accounts.");
    }

    /// <summary>The consent as the UK Open Banking security profile names it: claim openbanking_intent_id.</summary>
    private static string? IntentId(string? claims)
    {
        try
        {
            var wanted = claims is null ? null : JsonNode.Parse(claims);
            return wanted.Object("id_token").Object("openbanking_intent_id").Text("value")
                ?? wanted.Object("userinfo").Object("openbanking_intent_id").Text("value");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
