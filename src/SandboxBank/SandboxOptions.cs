using System.Collections.Immutable;
using System.Net;

namespace OrleansBank.SandboxBank;

/// <summary>How the sandbox banks run. Nothing in it is a secret.</summary>
public sealed record SandboxOptions
{
    public const int DefaultSeed = 2018;

    /// <summary>Where the banks listen, on loopback; port 0 takes a free one.</summary>
    public Uri BaseUrl { get; init; } = new("http://localhost:8081");

    /// <summary>The platform's public address, asked when it is needed: an embedding process may learn its own late.</summary>
    public Func<Uri> Platform { get; init; } = static () => new Uri("http://localhost:8080");

    /// <summary>The one client that the banks have registered.</summary>
    public string ClientId { get; init; } = "orleansbank";

    /// <summary>The platform's key set; null: <c>/.well-known/jwks.json</c> of the platform.</summary>
    public Uri? PlatformJwks { get; init; }

    /// <summary>The exact redirect URIs of that client; empty: <c>/v1/links/callback</c> of the platform.</summary>
    public ImmutableArray<Uri> RedirectUris { get; init; } = [];

    /// <summary>The same seed gives the same customers, accounts and histories on the same day.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>Whether the banks make believable activity all day for accounts with an authorised consent.</summary>
    public bool Live { get; init; }

    /// <summary>True when another process's host owns signals and console.</summary>
    public bool Embedded { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal Uri JwksUrl => PlatformJwks ?? new Uri(Platform(), "/.well-known/jwks.json");

    internal ImmutableArray<Uri> AllowedRedirects =>
        RedirectUris.IsDefaultOrEmpty ? [new Uri(Platform(), "/v1/links/callback")] : RedirectUris;

    /// <summary>Why the banks must not start like this; null when they may.</summary>
    public string? Refusal()
    {
        if (!BaseUrl.IsAbsoluteUri || BaseUrl.Scheme != Uri.UriSchemeHttp || BaseUrl.AbsolutePath != "/")
            return "The sandbox banks need an address such as http://localhost:8081.";
        return IsLoopback(BaseUrl)
            ? null
            : "The sandbox banks hold invented money and ask for no password: they listen on loopback only.";
    }

    private static bool IsLoopback(Uri url) =>
        url.Host == "localhost"
        || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
