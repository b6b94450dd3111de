using System.Collections.Immutable;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>
/// Where a person decides. The sandbox asks for no password: whoever sits at this machine may be any invented customer.
/// </summary>
internal sealed class AuthorizationEndpoint(Bank bank, Authorizations authorizations)
{
    private readonly AuthorizationPage _page = new(bank);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{bank.Policy.Id}/authorize", ShowAsync);
        routes.MapPost($"/{bank.Policy.Id}/authorize", DecideAsync);
    }

    private async Task ShowAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var requestUri = query["request_uri"].ToString();
        if (query["client_id"] != bank.Options.ClientId || Pending(requestUri) is not var (request, consent))
        {
            await GoneAsync(context);
            return;
        }
        var chosen = Persona.Normalize(request.LoginHint) ?? Persona.Seeded[0].User;
        await PageAsync(context, StatusCodes.Status200OK, request, consent, requestUri, chosen, null);
    }

    private async Task DecideAsync(HttpContext context)
    {
        var form = await OAuthForm.ReadAsync(context);
        var requestUri = form?.One("request_uri") ?? context.Request.Query["request_uri"].ToString();
        if (form is null || Pending(requestUri) is not var (request, consent))
        {
            await GoneAsync(context);
            return;
        }
        var decision = form.One("decision");
        var user = Persona.Normalize(form["user"].LastOrDefault(name => !string.IsNullOrWhiteSpace(name)));
        var accounts = user is null ? [] : Accounts(form, request, user);
        var words = PageWords.For(context.Request.Headers.AcceptLanguage.ToString());
        var error =
            decision is not ("approve" or "deny") ? words.NoDecision
            : decision == "deny" ? null
            : user is null ? words.NoUser
            : accounts.IsEmpty ? words.NoAccount
            : null;
        if (error is not null)
        {
            var chosen = user ?? Persona.Seeded[0].User;
            await PageAsync(
                context,
                StatusCodes.Status422UnprocessableEntity,
                request,
                consent,
                requestUri,
                chosen,
                error
            );
            return;
        }
        // The request is used up here and not before: a mistake on the page may be mended, an answer stands.
        if (authorizations.Decide(requestUri) is null)
            await GoneAsync(context);
        else if (decision == "approve")
            Approve(context, request, user!, accounts);
        else
            Deny(context, request);
    }

    private void Approve(HttpContext context, PushedRequest request, string user, ImmutableArray<string> accounts)
    {
        if (bank.Consents.Authorise(request.ConsentId, user, accounts) is not { GrantId: { } grantId })
        {
            Redirect(context, request, "error=server_error");
            return;
        }
        var code = authorizations.IssueCode(
            new IssuedCode(request.RedirectUri, request.CodeChallenge, request.ConsentId, grantId)
        );
        Redirect(context, request, $"code={code}");
    }

    private void Deny(HttpContext context, PushedRequest request)
    {
        bank.Consents.Reject(request.ConsentId);
        Redirect(context, request, "error=access_denied");
    }

    /// <summary>RFC 6749 section 4.1.2 with the issuer of RFC 9207; 303, so that the form's body goes nowhere (FAPI 2.0).</summary>
    private void Redirect(HttpContext context, PushedRequest request, string outcome)
    {
        var state = Uri.EscapeDataString(request.State);
        var issuer = Uri.EscapeDataString(bank.Address.Issuer);
        var separator = request.RedirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.RedirectUri}{separator}{outcome}&state={state}&iss={issuer}";
    }

    /// <summary>
    /// The ticked accounts that are this customer's. None ticked at all: all of them. The page shows every seeded customer's
    /// accounts with ticks, so those of others are no choice and count for nothing; a customer that the page didn't show has no
    /// ticks to lose.
    /// </summary>
    private ImmutableArray<string> Accounts(IFormCollection form, PushedRequest request, string user)
    {
        var own = bank.Ledger.AccountsOf(user).Select(account => account.Id).ToImmutableArray();
        var ticked = form["account"].Where(id => !string.IsNullOrEmpty(id)).ToHashSet(StringComparer.Ordinal);
        var chosen = own.Where(ticked.Contains).ToImmutableArray();
        var shown = Persona.Seeded.Any(p => p.User == user) || Persona.Normalize(request.LoginHint) == user;
        return ticked.Count == 0 || (chosen.IsEmpty && !shown) ? own : chosen;
    }

    private (PushedRequest Request, AccessConsent Consent)? Pending(string requestUri) =>
        authorizations.Look(requestUri) is { } request
        && bank.Consents.Find(request.ConsentId) is { } consent
        && consent.StatusOn(bank.Clock.GetUtcNow()) == ConsentStatus.Awaiting
            ? (request, consent)
            : null;

    private Task PageAsync(
        HttpContext context,
        int status,
        PushedRequest request,
        AccessConsent consent,
        string requestUri,
        string chosen,
        string? error
    )
    {
        var customers = Persona.Seeded;
        if (customers.All(persona => persona.User != chosen))
            customers = [Persona.Of(chosen, bank.Options.Seed), .. customers];
        var words = PageWords.For(context.Request.Headers.AcceptLanguage.ToString());
        var style = new PageStyle(bank.Policy, customers.Length);
        var html = _page.Render(new PageView(words, requestUri, consent, customers, chosen, error), style);
        return HtmlAsync(context, status, html, style.Policy(new Uri(request.RedirectUri)), words);
    }

    private Task GoneAsync(HttpContext context)
    {
        var words = PageWords.For(context.Request.Headers.AcceptLanguage.ToString());
        var style = new PageStyle(bank.Policy, 0);
        var policy = style.Policy(bank.Options.AllowedRedirects[0]);
        return HtmlAsync(context, StatusCodes.Status400BadRequest, _page.RenderGone(words, style), policy, words);
    }

    private static Task HtmlAsync(HttpContext context, int status, string html, string policy, PageWords words)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.XFrameOptions = "DENY";
        context.Response.Headers.ContentLanguage = words.Language;
        context.Response.Headers.Vary = "Accept-Language";
        return Answer.TextAsync(context, status, "text/html; charset=utf-8", html);
    }
}
