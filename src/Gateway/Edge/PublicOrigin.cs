using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansBank.Gateway.Edge;

/// <summary>Where the platform stands for the outside, and what may be compared with it. Known once the server listens.</summary>
public sealed class PublicOrigin(GatewayOptions options, IServer server)
{
    private Known? _known;

    /// <summary>Scheme and authority, as a browser sends it in Origin (RFC 6454 section 6.2).</summary>
    public string Origin => Get().Origin;

    public Uri Url => Get().Url;

    public bool IsOurs(string? origin) => string.Equals(origin, Get().Origin, StringComparison.Ordinal);

    /// <summary>Whether a Host header names us. Ports count; case does not.</summary>
    public bool IsOurHost(string? host) => !string.IsNullOrEmpty(host) && Get().Hosts.Contains(host);

    private Known Get() => _known ??= Learn();

    private Known Learn()
    {
        var url = options.PublicUrl ?? FirstAddress();
        var hosts = new HashSet<string>(options.ExtraHosts, StringComparer.OrdinalIgnoreCase) { url.Authority };
        // By whatever name a loopback address is called, a page of another site cannot have that name.
        if (url.IsLoopback)
            hosts.UnionWith(((string[])["localhost", "127.0.0.1", "[::1]"]).Select(name => $"{name}:{url.Port}"));
        return new Known(
            url.GetLeftPart(UriPartial.Authority),
            url,
            hosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        );
    }

    private Uri FirstAddress()
    {
        var address =
            server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("PublicUrl is not set, and the server listens nowhere.");
        var url = new Uri(address.Replace("://+", "://localhost").Replace("://*", "://localhost"));
        return
            IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip)
            && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(url) { Host = "localhost" }.Uri
            : url;
    }

    private sealed record Known(string Origin, Uri Url, FrozenSet<string> Hosts);
}
