namespace OrleansBank.Gateway.Composition;

/// <summary>Reads the addresses of a start from the configuration. What is wrong in one stops the start, by the name of its setting.</summary>
internal static class Addresses
{
    private const string Urls = "urls";
    private const string PublicUrl = "PublicUrl";
    private const string SandboxUrl = "Sandbox:Url";

    /// <summary>Where to listen: one or several, with semicolons between.</summary>
    /// <exception cref="ConfigurationException">One of them is none.</exception>
    public static string Listening(IConfiguration configuration, string otherwise)
    {
        var urls = configuration[Urls] is { Length: > 0 } given ? given : otherwise;
        return Silo.Hosting.Listening.NoAddressIn(urls) is { } wrong
            ? throw new ConfigurationException($"{Urls} has no address of the form http://host:port: {wrong}.")
            : urls;
    }

    /// <summary>What people and banks call the platform: as set, or the first address that is listened at.</summary>
    /// <exception cref="ConfigurationException">It is no address.</exception>
    public static Uri Public(IConfiguration configuration, string urls) =>
        configuration[PublicUrl] is { Length: > 0 } given
            ? GatewayConfiguration.HttpUrl(given, PublicUrl)
            : GatewayConfiguration.HttpUrl(
                urls.Split(';')[0]
                    .Replace("*", "localhost", StringComparison.Ordinal)
                    .Replace("+", "localhost", StringComparison.Ordinal),
                Urls
            );

    /// <summary>Where the sandbox banks are, beside which anybody signs in as whoever they like: on this machine alone.</summary>
    /// <param name="platform">See <see cref="Public"/>.</param>
    /// <exception cref="ConfigurationException">It is no address, or the platform's is not of this machine alone.</exception>
    public static Uri Sandbox(IConfiguration configuration, Uri platform)
    {
        if (!platform.IsLoopback)
        {
            var name = configuration[PublicUrl] is { Length: > 0 } ? PublicUrl : Urls;
            throw new ConfigurationException(
                $"{name} is {platform}, which is no loopback address, and the sandbox banks let anybody sign in: "
                    + $"set Sandbox:Enabled=false, or {name} to an address of this machine alone."
            );
        }
        return GatewayConfiguration.HttpUrl(configuration[SandboxUrl] ?? "http://localhost:8081", SandboxUrl);
    }
}
