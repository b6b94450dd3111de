using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>
/// The fake bank with an honest script: a FAPI 2.0 authorization server that checks what it is sent, and one current
/// account with a card. A test replaces the answers that it is about.
/// </summary>
public sealed class FakeOpenBank(FakeBank http, string platformJwks)
{
    public const string ConsentId = "aac-1";
    public const string Code = "code-1";
    private Dictionary<string, string> _pushed = [];

    /// <summary>What the server found wrong with our requests.</summary>
    public List<string> Complaints { get; } = [];
    public IReadOnlyDictionary<string, string> Pushed => _pushed;
    public JsonWebToken? LastAssertion { get; private set; }

    public FakeOpenBank Script()
    {
        http.OnJson("GET /bank/.well-known/oauth-authorization-server", Metadata());
        http.OnJson("GET /.well-known/oauth-authorization-server/bank", Metadata());
        http.On("POST /token", TokenAsync);
        http.On("POST /par", PushedAsync);
        http.OnJson("POST /api/account-access-consents", Consent, 201);
        http.On(
            $"DELETE /api/account-access-consents/{ConsentId}",
            (context, _) =>
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        );
        http.OnJson("GET /api/accounts", Accounts);
        http.OnJson("GET /api/accounts/acc-1/balances", Balances);
        return this;
    }

    public string Metadata(string? issuer = null, string? token = null) =>
        $$"""
            {"issuer":"{{issuer ?? http.Issuer}}","authorization_endpoint":"{{http.Origin}}/authorize",
            "token_endpoint":"{{token ?? http.Origin + "/token"}}",
            "pushed_authorization_request_endpoint":"{{http.Origin}}/par",
            "code_challenge_methods_supported":["S256"],
            "token_endpoint_auth_methods_supported":["private_key_jwt"],
            "authorization_response_iss_parameter_supported":true}
            """;

    public static string Consent =>
        """
            {"Data":{"ConsentId":"aac-1","CreationDateTime":"2026-03-02T09:00:00+00:00","Status":"AWAU",
            "StatusUpdateDateTime":"2026-03-02T09:00:00+00:00","Permissions":["ReadAccountsDetail"]},"Risk":{},
            "Links":{"Self":"https://x/1"},"Meta":{}}
            """;

    public static string Accounts =>
        """
            {"Data":{"Account":[{"AccountId":"acc-1","Status":"Enabled","Currency":"EUR","AccountCategory":"Personal",
            "AccountTypeCode":"CACC","Nickname":"Everyday","Account":[
            {"SchemeName":"UK.OBIE.IBAN","Identification":"FR7630006000011234567890189","Name":"A. Martin"},
            {"SchemeName":"UK.OBIE.PAN","Identification":"************4242","SecondaryIdentification":"card-1"}]}]},
            "Links":{"Self":"https://x/1"},"Meta":{"TotalPages":1}}
            """;

    public static string Balances =>
        """
            {"Data":{"Balance":[{"AccountId":"acc-1","CreditDebitIndicator":"Credit","Type":"ITAV",
            "DateTime":"2026-03-02T08:59:00+00:00","Amount":{"Amount":"1234.56","Currency":"EUR"}},
            {"AccountId":"acc-1","CreditDebitIndicator":"Debit","Type":"ITBD",
            "DateTime":"2026-03-02T08:58:00.123456Z","Amount":{"Amount":"10","Currency":"EUR"}}]},
            "Links":{"Self":"https://x/1"},"Meta":{"TotalPages":1}}
            """;

    private async Task PushedAsync(HttpContext context, Received request)
    {
        await CheckClientAsync(request);
        _pushed = request.Form.ToDictionary();
        await FakeBank.WriteJsonAsync(context, """{"request_uri":"urn:req:1","expires_in":90}""", 201);
    }

    private async Task TokenAsync(HttpContext context, Received request)
    {
        await CheckClientAsync(request);
        var form = request.Form;
        if (form["grant_type"] == "authorization_code")
            CheckCode(form);
        var refresh = form["grant_type"] == "client_credentials" ? "" : ",\"refresh_token\":\"refresh-1\"";
        var token = $"{form["grant_type"]}-token";
        await FakeBank.WriteJsonAsync(
            context,
            $$"""{"access_token":"{{token}}","token_type":"Bearer","expires_in":300{{refresh}}}"""
        );
    }

    private void CheckCode(IReadOnlyDictionary<string, string> form)
    {
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"])));
        if (form["code"] != Code)
            Complaints.Add("code");
        if (_pushed["code_challenge"] != challenge || _pushed["code_challenge_method"] != "S256")
            Complaints.Add("pkce");
        if (form["redirect_uri"] != _pushed["redirect_uri"])
            Complaints.Add("redirect_uri");
    }

    /// <summary>private_key_jwt, checked by a library that shares no code with the connector.</summary>
    private async Task CheckClientAsync(Received request)
    {
        var form = request.Form;
        if (form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            Complaints.Add("client_assertion_type");
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(
            form["client_assertion"],
            new TokenValidationParameters
            {
                ValidIssuer = form["client_id"],
                ValidAudience = http.Issuer,
                IssuerSigningKeys = new JsonWebKeySet(platformJwks).GetSigningKeys(),
                ValidAlgorithms = ["ES256"],
                ValidateLifetime = false,
            }
        );
        if (!checkedToken.IsValid)
            Complaints.Add($"client_assertion {checkedToken.Exception?.GetType().Name}");
        LastAssertion = checkedToken.SecurityToken as JsonWebToken;
    }

    public static string Transaction(int number, string amount = "12.50", string more = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"AccountId":"acc-1","TransactionId":"t-{{number}}","CreditDebitIndicator":"Debit","Status":"BOOK",
            "BookingDateTime":"2026-03-01T10:00:00+00:00","Amount":{"Amount":"{{amount}}","Currency":"EUR"},
            "MerchantDetails":{"MerchantName":"Café","MerchantCategoryCode":"5812"},
            "CardInstrument":{"CardSchemeName":"VISA","Identification":"**** 4242"}{{more}}}
            """
        );

    public static string Page(IEnumerable<string> transactions, string? next = null)
    {
        var link = next is null ? "" : $",\"Next\":\"{next}\"";
        return $$$"""
            {"Data":{"Transaction":[{{{string.Join(
                ',',
                transactions
            )}}}]},"Links":{"Self":"https://x/1"{{{link}}}},"Meta":{}}
            """;
    }
}
