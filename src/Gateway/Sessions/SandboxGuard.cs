using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Anybody may sign in under any name in the sandbox: so nobody outside this machine may reach it.</summary>
internal static class SandboxGuard
{
    /// <summary>Called for each endpoint before it is bound.</summary>
    /// <exception cref="ConfigurationException">The endpoint could be reached from elsewhere.</exception>
    public static void Check(GatewayOptions options, ListenOptions listen)
    {
        if (options.Sandbox && listen.IPEndPoint is { } at && !IPAddress.IsLoopback(at.Address))
            throw new ConfigurationException(
                $"The sandbox lets anybody sign in: it listens on loopback alone, not on {at}."
            );
    }

    public static void Check(GatewayOptions options)
    {
        if (options.Sandbox && options.OpenIdConnect is not null)
            throw new ConfigurationException("The sandbox and OpenID Connect exclude each other.");
        if (options.Sandbox && options.PublicUrl is { IsLoopback: false })
            throw new ConfigurationException("The sandbox needs a PublicUrl on loopback.");
        if (!options.Sandbox && options.OpenIdConnect is null)
            throw new ConfigurationException("Nobody could sign in: configure the sandbox or OpenID Connect.");
    }
}
