using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures;

namespace OrleansBank.SandboxBank.Tests.Running;

/// <summary>What a test changes about a client assertion.</summary>
public sealed record Assertion
{
    public string Issuer { get; init; } = "orleansbank";
    public string Subject { get; init; } = "orleansbank";
    public string? Audience { get; init; }
    public string Algorithm { get; init; } = "ES256";
    public string? Id { get; init; }
    public int LifeSeconds { get; init; } = 60;
    public int NotBeforeSeconds { get; init; }
    public SigningKey? Key { get; init; }
}

/// <summary>The platform as a client of one bank, written against the standards and not against the bank's code.</summary>
internal sealed class TestClient(RunningBanks banks, string bank)
{
    public const string Verifier = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
    private static int _assertions;

    public static string Challenge { get; } =
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public string Issuer => $"http://127.0.0.1:{banks.Url.Port}/{bank}";
    public string Api => $"/{bank}/open-banking/v4.0/aisp";
    public string RedirectUri => new Uri(banks.Platform.Url, "/v1/links/callback").AbsoluteUri;

    public string Assert(Assertion? about = null)
    {
        about ??= new Assertion();
        var key = about.Key ?? banks.Platform.Key;
        var now = banks.Clock.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject
        {
            ["alg"] = about.Algorithm,
            ["kid"] = key.KeyId,
            ["typ"] = "JWT",
        };
        var number = Interlocked.Increment(ref _assertions).ToString(CultureInfo.InvariantCulture);
        var payload = new JsonObject
        {
            ["iss"] = about.Issuer,
            ["sub"] = about.Subject,
            ["aud"] = about.Audience ?? Issuer,
            ["jti"] = about.Id ?? $"assertion-{number}",
            ["iat"] = now,
            ["nbf"] = now + about.NotBeforeSeconds,
            ["exp"] = now + about.LifeSeconds,
        };
        var signed = $"{Part(header)}.{Part(payload)}";
        var signature =
            about.Algorithm == "none" ? "" : Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)));
        return $"{signed}.{signature}";
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> FormAsync(
        string path,
        Dictionary<string, string> fields,
        Assertion? assertion = null
    )
    {
        fields.TryAdd("client_id", "orleansbank");
        fields.TryAdd("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.TryAdd("client_assertion", Assert(assertion));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await banks.Http.PostAsync($"/{bank}{path}", content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    public async Task<string> OwnTokenAsync()
    {
        var (status, body) = await FormAsync(
            "/token",
            new() { ["grant_type"] = "client_credentials", ["scope"] = "accounts" }
        );
        Xunit.Assert.Equal(HttpStatusCode.OK, status);
        return (string)body["access_token"]!;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)> CallAsync(
        HttpMethod method,
        string path,
        string token,
        JsonNode? body = null,
        string? interactionId = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (interactionId is not null)
            request.Headers.Add("x-fapi-interaction-id", interactionId);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), null, "application/json");
        using var answer = await banks.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers);
    }

    public static JsonObject ConsentRequest(params string[] permissions) =>
        new()
        {
            ["Data"] = new JsonObject
            {
                ["Permissions"] = new JsonArray([.. permissions.Select(name => (JsonNode)name)]),
                ["ExpirationDateTime"] = TestClock
                    .Start.AddDays(90)
                    .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            ["Risk"] = new JsonObject(),
        };

    public async Task<string> NewConsentAsync(params string[] permissions)
    {
        var (status, body, _) = await CallAsync(
            HttpMethod.Post,
            $"{Api}/account-access-consents",
            await OwnTokenAsync(),
            ConsentRequest(permissions)
        );
        Xunit.Assert.Equal(HttpStatusCode.Created, status);
        return (string)body!["Data"]!["ConsentId"]!;
    }

    public Dictionary<string, string> PushFields(string consentId) =>
        new()
        {
            ["response_type"] = "code",
            ["redirect_uri"] = RedirectUri,
            ["scope"] = "accounts",
            ["state"] = "state & more",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
            ["consent_id"] = consentId,
        };

    /// <summary>The authorization URL, relative to the bank.</summary>
    public async Task<string> PushAsync(string consentId)
    {
        var (status, body) = await FormAsync("/par", PushFields(consentId));
        Xunit.Assert.Equal(HttpStatusCode.Created, status);
        return $"/{bank}/authorize?client_id=orleansbank&request_uri={Uri.EscapeDataString((string)body["request_uri"]!)}";
    }

    /// <summary>Posts the page's form; the redirect's query, or null when there was no redirect.</summary>
    public async Task<(HttpStatusCode Status, Dictionary<string, string> Query)> DecideAsync(
        string authorizeUrl,
        params (string Name, string Value)[] fields
    )
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await banks.Http.PostAsync(authorizeUrl, content);
        var location = answer.Headers.Location;
        if (location is null)
            return (answer.StatusCode, []);
        Xunit.Assert.StartsWith(RedirectUri + "?", location.AbsoluteUri, StringComparison.Ordinal);
        var query = location
            .Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        return (answer.StatusCode, query);
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> RedeemAsync(string code, string verifier = Verifier) =>
        FormAsync(
            "/token",
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = RedirectUri,
                ["code_verifier"] = verifier,
            }
        );

    /// <summary>From nothing to a person's tokens.</summary>
    public async Task<Linked> LinkAsync(string user, params string[] permissions)
    {
        var consentId = await NewConsentAsync(permissions);
        var url = await PushAsync(consentId);
        var (_, query) = await DecideAsync(url, ("decision", "approve"), ("user", user));
        var (status, body) = await RedeemAsync(query["code"]);
        Xunit.Assert.Equal(HttpStatusCode.OK, status);
        return new Linked(consentId, (string)body["access_token"]!, (string)body["refresh_token"]!);
    }

    private static string Part(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}

internal sealed record Linked(string ConsentId, string AccessToken, string RefreshToken);
