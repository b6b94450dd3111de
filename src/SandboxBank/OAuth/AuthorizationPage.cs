using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Customers;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>What one showing of the page needs.</summary>
/// <param name="Chosen">The customer that is chosen at first.</param>
/// <param name="Error">What went wrong with the last answer; null at first.</param>
internal sealed record PageView(
    PageWords Words,
    string RequestUri,
    AccessConsent Consent,
    ImmutableArray<Persona> Customers,
    string Chosen,
    string? Error
);

/// <summary>The authorization page: one form, no script.</summary>
internal sealed class AuthorizationPage(Bank bank)
{
    public string Render(PageView view, PageStyle style)
    {
        var words = view.Words;
        var page = Head(words, words.Title, style);
        if (view.Error is not null)
            page.Add($"""<p class="error" role="alert">{view.Error}</p>""");
        page.Add($"<h1>{Format(words.Asks, bank.Policy.Name)}</h1><p>{words.WhatFor}</p>");
        Scope(page, view);
        var client = bank.Options.ClientId;
        var query = $"client_id={Uri.EscapeDataString(client)}&request_uri={Uri.EscapeDataString(view.RequestUri)}";
        page.Add($"""<form method="post" action="/{bank.Policy.Id}/authorize?{query}">""")
            .Add($"""<input type="hidden" name="client_id" value="{client}">""")
            .Add($"""<input type="hidden" name="request_uri" value="{view.RequestUri}">""");
        Customers(page, view);
        for (var i = 0; i < view.Customers.Length; i++)
            Accounts(page, words, view.Customers[i], i);
        return page.AddRaw("""<div class="buttons">""")
            .Add($"""<button type="submit" name="decision" value="approve">{words.Approve}</button>""")
            .Add($"""<button type="submit" name="decision" value="deny">{words.Deny}</button></div></form>""")
            .Add($"</main><footer>{words.Sandbox}</footer></body></html>")
            .ToString();
    }

    /// <summary>For a request that nobody can answer any more.</summary>
    public string RenderGone(PageWords words, PageStyle style) =>
        Head(words, words.Gone, style)
            .Add($"<h1>{words.Gone}</h1><p>{words.GoneDetail}</p>")
            .Add($"</main><footer>{words.Sandbox}</footer></body></html>")
            .ToString();

    private Html Head(PageWords words, string title, PageStyle style) =>
        new Html()
            .Add($"""<!doctype html><html lang="{words.Language}"><head><meta charset="utf-8">""")
            .AddRaw("""<meta name="viewport" content="width=device-width,initial-scale=1">""")
            .Add($"<title>{title} – {bank.Policy.Name}</title>")
            .AddRaw($"<style>{style.Css}</style>")
            .Add($"</head><body><header>{bank.Policy.Name}</header><main>");

    private static void Scope(Html page, PageView view)
    {
        var (words, consent) = (view.Words, view.Consent);
        page.Add($"<h2>{words.Data}</h2><ul><li>{words.AccountData}</li>");
        if (consent.Allows(Permission.Balances))
            page.Add($"<li>{words.BalanceData}</li>");
        if (consent.AllowsAny(Permission.TransactionsBasic, Permission.TransactionsDetail))
            page.Add($"<li>{words.TransactionData}</li>");
        var until = consent.ExpiresAt is { } end
            ? Format(words.Until, end.ToString("d MMMM yyyy", words.Culture))
            : words.NoEnd;
        page.Add($"</ul><p><strong>{until}.</strong> {words.Revoke}</p>");
    }

    private static void Customers(Html page, PageView view)
    {
        page.Add($"""<fieldset><h2>{view.Words.WhoAreYou}</h2><div class="people">""");
        for (var i = 0; i < view.Customers.Length; i++)
        {
            var persona = view.Customers[i];
            page.Add($"""<label><input type="radio" name="user" id="u{i}" value="{persona.User}" """)
                .AddRaw(persona.User == view.Chosen ? "checked>" : ">")
                .Add($"{persona.FullName}</label>");
        }
        page.Add($"""</div><p><label for="other">{view.Words.OtherName}</label> """)
            .Add($"""<span class="hint">({view.Words.OtherHint})</span>""")
            .Add($"""<input type="text" name="user" id="other" maxlength="{Limits.UserNameLengthMax}" """)
            .AddRaw("""autocomplete="off" placeholder="zoé"></p></fieldset>""");
    }

    private void Accounts(Html page, PageWords words, Persona persona, int number)
    {
        page.Add($"""<fieldset class="accounts" id="a{number}">""")
            .Add($"<h2>{Format(words.AccountsOf, persona.FullName)}</h2>");
        foreach (var account in bank.Ledger.AccountsOf(persona.User))
        {
            page.Add($"""<label><input type="checkbox" name="account" value="{account.Id}" checked>""")
                .Add($"""<span>{account.Profile.Name}</span><span class="number">•••• {account.Profile.Last4}</span>""")
                .AddRaw("</label>");
        }
        page.AddRaw("</fieldset>");
    }

    private static string Format(string pattern, string value) =>
        string.Format(CultureInfo.InvariantCulture, pattern, value);
}
