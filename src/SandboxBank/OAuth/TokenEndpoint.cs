using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>Tokens (RFC 6749): for a code with PKCE, for a refresh token, which stays the same, and for the client itself.</summary>
internal sealed class TokenEndpoint(Bank bank, ClientAuthentication clients, Authorizations authorizations)
{
    private const int VerifierLengthMin = 43;
    private const int VerifierLengthMax = 128;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost($"/{bank.Policy.Id}/token", HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        if (await OAuthForm.ReadAsync(context) is not { } form)
        {
            await OAuthError.InvalidRequest("A form post is needed.").WriteAsync(context);
            return;
        }
        var (tokens, error) = await clients.CheckAsync(form, context.RequestAborted) is { } refused
            ? (null, refused)
            : Grant(form);
        if (tokens is not null)
            await Answer.JsonAsync(context, StatusCodes.Status200OK, tokens);
        else
            await error!.WriteAsync(context);
    }

    private (JsonObject? Tokens, OAuthError? Error) Grant(IFormCollection form) =>
        form.One("grant_type") switch
        {
            "authorization_code" => ForCode(form),
            "refresh_token" => ForRefresh(form),
            "client_credentials" => ForClient(form),
            _ => (null, new OAuthError("unsupported_grant_type", "Code, refresh token or client credentials.")),
        };

    private (JsonObject?, OAuthError?) ForCode(IFormCollection form)
    {
        if (form.One("code") is not { } code)
            return (null, OAuthError.InvalidRequest("code is required."));
        if (authorizations.Redeem(code) is not { } meaning)
        {
            // A code that comes twice was stolen, or its tokens were: both end (RFC 6749 section 4.1.2).
            if (authorizations.Spent(code) is { } spent)
                bank.Consents.Withdraw(spent.ConsentId, spent.GrantId);
            return (null, OAuthError.InvalidGrant("The code is unknown, used or too old."));
        }
        if (form.One("redirect_uri") != meaning.RedirectUri)
            return (null, OAuthError.InvalidGrant("redirect_uri is not that of the request."));
        if (!Proves(form.One("code_verifier"), meaning.CodeChallenge))
            return (null, OAuthError.InvalidGrant("code_verifier does not fit the challenge."));
        return bank.Consents.Find(meaning.ConsentId) is { } consent && consent.GrantId == meaning.GrantId
            ? (ForConsent(consent, withRefresh: true), null)
            : (null, OAuthError.InvalidGrant("The consent has ended."));
    }

    private (JsonObject?, OAuthError?) ForRefresh(IFormCollection form)
    {
        if (form.One("refresh_token") is not { } text)
            return (null, OAuthError.InvalidRequest("refresh_token is required."));
        var consent = bank.Tokens.Open(text) is { Kind: TokenKind.Refresh } token ? bank.Consents.OfToken(token) : null;
        return consent is not null && consent.StatusOn(bank.Clock.GetUtcNow()) == ConsentStatus.Authorised
            ? (ForConsent(consent, withRefresh: false), null)
            : (null, OAuthError.InvalidGrant("The refresh token or its consent has ended."));
    }

    private (JsonObject?, OAuthError?) ForClient(IFormCollection form)
    {
        if (form.One("scope") is { } scope && !scope.Split(' ').Contains("accounts"))
            return (null, new OAuthError("invalid_scope", "The scope is accounts."));
        var now = bank.Clock.GetUtcNow();
        var until = now.AddSeconds(Limits.AccessTokenSeconds);
        var token = new Token(
            TokenKind.Client,
            bank.Options.ClientId,
            until,
            null,
            null,
            null,
            [],
            [],
            now,
            null,
            null,
            null
        );
        return (Body(bank.Tokens.Seal(token), null), null);
    }

    private JsonObject ForConsent(AccessConsent consent, bool withRefresh)
    {
        var now = bank.Clock.GetUtcNow();
        var access = Of(TokenKind.Access, now.AddSeconds(Limits.AccessTokenSeconds), consent);
        var refresh = Of(TokenKind.Refresh, consent.ExpiresAt ?? now.AddDays(Limits.RefreshTokenDays), consent);
        return Body(bank.Tokens.Seal(access), withRefresh ? bank.Tokens.Seal(refresh) : null);
    }

    private Token Of(string kind, DateTimeOffset until, AccessConsent consent) =>
        new(
            kind,
            bank.Options.ClientId,
            consent.ExpiresAt < until ? consent.ExpiresAt.Value : until,
            consent.Id,
            consent.GrantId,
            consent.User,
            consent.Accounts,
            consent.Permissions,
            consent.StatusAt,
            consent.ExpiresAt,
            consent.TransactionsFrom,
            consent.TransactionsTo
        );

    private static JsonObject Body(string access, string? refresh)
    {
        var body = new JsonObject
        {
            ["access_token"] = access,
            ["token_type"] = "Bearer",
            ["expires_in"] = Limits.AccessTokenSeconds,
            ["scope"] = "accounts",
        };
        if (refresh is not null)
            body["refresh_token"] = refresh;
        return body;
    }

    private static bool Proves(string? verifier, string challenge)
    {
        if (verifier is not { Length: >= VerifierLengthMin and <= VerifierLengthMax })
            return false;
        var hash = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(hash),
            Encoding.ASCII.GetBytes(challenge)
        );
    }
}
