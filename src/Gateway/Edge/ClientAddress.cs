using System.Collections.Immutable;
using System.Net;

namespace OrleansBank.Gateway.Edge;

/// <summary>
/// Who is on the other side. X-Forwarded-For counts only from a trusted proxy, read from the right: the first address that is not
/// itself a trusted proxy's. What a client wrote there itself stands further left and is never believed.
/// </summary>
public static class ClientAddress
{
    public static IPAddress Of(HttpContext http, ImmutableArray<IPNetwork> proxies) =>
        Of(http.Connection.RemoteIpAddress, http.Request.Headers["X-Forwarded-For"].ToString(), proxies);

    /// <param name="forwardedFor">The header's values joined by commas, or null.</param>
    public static IPAddress Of(IPAddress? peer, string? forwardedFor, ImmutableArray<IPNetwork> proxies)
    {
        var address = Plain(peer ?? IPAddress.None);
        if (proxies.IsDefaultOrEmpty || string.IsNullOrEmpty(forwardedFor))
            return address;
        var hops = forwardedFor.Split(',', StringSplitOptions.TrimEntries);
        for (var i = hops.Length - 1; i >= 0 && IsTrusted(address, proxies); i--)
        {
            if (!IPAddress.TryParse(hops[i], out var hop))
                break;
            address = Plain(hop);
        }
        return address;
    }

    public static bool IsTrusted(IPAddress? peer, ImmutableArray<IPNetwork> proxies)
    {
        if (peer is null || proxies.IsDefaultOrEmpty)
            return false;
        var plain = Plain(peer);
        return proxies.Any(network => network.Contains(plain));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
