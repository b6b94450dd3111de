using System.Collections.Immutable;
using System.Net;
using OrleansBank.Gateway.Operator;

namespace OrleansBank.Gateway;

/// <summary>How one gateway runs: the operator's configuration, read once at start and never changed.</summary>
public sealed record GatewayOptions
{
    /// <summary>
    /// What signatures, redirects and Origin checks compare with, never the Host header: scheme and authority alone.
    /// Null: the first address that the server listens on.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Further values of Host (authority form) that are answered beside that of <see cref="PublicUrl"/>.</summary>
    public ImmutableArray<string> ExtraHosts { get; init; } = [];

    /// <summary>Networks of the proxies whose X-Forwarded-For and X-Forwarded-Proto count.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Whether anybody may sign in under any name. Refuses to start on an address that is not loopback.</summary>
    public bool Sandbox { get; init; }

    /// <summary>The HMAC-SHA-256 key of our own session tokens, at least 32 bytes; every gateway of a cluster has the same.</summary>
    public ImmutableArray<byte> SessionKey { get; init; } = [];

    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The identity provider whose bearer tokens count; null in the sandbox.</summary>
    public OpenIdConnectOptions? OpenIdConnect { get; init; }

    /// <summary>Null: there is nothing for operators below /v1/operator.</summary>
    public OperatorToken? OperatorToken { get; init; }

    /// <summary>The folder of the pages. Null: Web/wwwroot beside the program.</summary>
    public string? WebRoot { get; init; }

    public GatewayLimits Limits { get; init; } = new();
}

/// <param name="Issuer">The iss of its tokens, and where its discovery document is found.</param>
/// <param name="Audience">The aud of bearer tokens that names this platform.</param>
public sealed record OpenIdConnectOptions(Uri Issuer, string Audience)
{
    /// <summary>The client of the page's code flow. Null: native clients alone can sign in.</summary>
    public string? ClientId { get; init; }

    /// <summary>For client_secret_basic (RFC 6749 section 2.3.1). Null: a public client, proven by PKCE alone.</summary>
    public string? ClientSecret { get; init; }
}
