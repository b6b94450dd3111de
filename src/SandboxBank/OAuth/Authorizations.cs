using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>What a client pushed before it sent a person here (RFC 9126).</summary>
/// <param name="CodeChallenge">S256 (RFC 7636).</param>
internal sealed record PushedRequest(
    string ClientId,
    string RedirectUri,
    string State,
    string CodeChallenge,
    string ConsentId,
    string? LoginHint
);

/// <summary>An authorization code's meaning. <paramref name="GrantId"/> is the consent's at that time.</summary>
internal sealed record IssuedCode(string RedirectUri, string CodeChallenge, string ConsentId, string GrantId);

/// <summary>What is under way between a push, a person's decision and a token. In memory.</summary>
internal sealed class Authorizations(TimeProvider clock)
{
    private const string UrnPrefix = "urn:ietf:params:oauth:request_uri:";
    private readonly OneTimeStore<PushedRequest> _requests = new(TimeSpan.FromSeconds(Limits.RequestUriSeconds), clock);
    private readonly OneTimeStore<IssuedCode> _codes = new(TimeSpan.FromSeconds(Limits.CodeSeconds), clock);
    private readonly OneTimeStore<IssuedCode> _spentCodes = new(TimeSpan.FromHours(1), clock);

    /// <summary>The request_uri.</summary>
    public string Push(PushedRequest request)
    {
        var uri = UrnPrefix + Secrets.NewToken();
        _requests.TryAdd(uri, request);
        return uri;
    }

    /// <summary>For showing the page, which a person may reload.</summary>
    public PushedRequest? Look(string? requestUri) => _requests.Find(requestUri);

    /// <summary>For the decision, which is taken once.</summary>
    public PushedRequest? Decide(string? requestUri) => _requests.Take(requestUri);

    public string IssueCode(IssuedCode meaning)
    {
        var code = Secrets.NewToken();
        _codes.TryAdd(code, meaning);
        return code;
    }

    public IssuedCode? Redeem(string code)
    {
        if (_codes.Take(code) is not { } meaning)
            return null;
        _spentCodes.TryAdd(code, meaning);
        return meaning;
    }

    /// <summary>What a code meant that was redeemed before.</summary>
    public IssuedCode? Spent(string code) => _spentCodes.Find(code);
}
