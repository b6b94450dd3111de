using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrleansBank.SandboxBank.Http;

/// <summary>Our own address: the configured one, with the port that was taken if none was asked for.</summary>
internal sealed class SandboxAddress(SandboxOptions options, IServer server)
{
    private static readonly ImmutableArray<string> LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Known once the server listens.</summary>
    public Uri BaseUrl => field ??= Find();

    public bool IsOurHost(HostString host) =>
        LoopbackNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase) && (host.Port ?? 80) == BaseUrl.Port;

    public bool IsOurOrigin(string? origin) =>
        origin is not null
        && LoopbackNames.Any(name =>
            string.Equals(
                origin,
                string.Create(CultureInfo.InvariantCulture, $"http://{name}:{BaseUrl.Port}"),
                StringComparison.OrdinalIgnoreCase
            )
        );

    private Uri Find()
    {
        if (options.BaseUrl.Port != 0)
            return options.BaseUrl;
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return listening is null
            ? throw new InvalidOperationException("The sandbox banks don't listen yet, so that their port isn't known.")
            : new UriBuilder(options.BaseUrl) { Port = new Uri(listening).Port }.Uri;
    }
}
