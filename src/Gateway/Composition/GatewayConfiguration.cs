using System.Collections.Immutable;
using System.Net;
using OrleansBank.Gateway.Operator;

namespace OrleansBank.Gateway.Composition;

/// <summary>Reads <see cref="GatewayOptions"/> from the operator's configuration. What is wrong in it stops the start, by name.</summary>
public static class GatewayConfiguration
{
    /// <exception cref="ConfigurationException">A setting has a form that it must not have.</exception>
    public static GatewayOptions Read(IConfiguration configuration, bool sandbox, ImmutableArray<byte> sessionKey) =>
        new()
        {
            PublicUrl = PublicUrlIn(configuration),
            ExtraHosts = [.. Listed(configuration, "ExtraHosts")],
            TrustedProxies = [.. Listed(configuration, "TrustedProxies").Select(Network)],
            Sandbox = sandbox,
            SessionKey = sessionKey,
            OpenIdConnect = ProviderIn(configuration.GetSection("OpenIdConnect")),
            OperatorToken = OperatorTokenIn(configuration),
            Limits = configuration.GetSection("Gateway:Limits").Get<GatewayLimits>() ?? new GatewayLimits(),
        };

    private static Uri? PublicUrlIn(IConfiguration configuration)
    {
        if (configuration["PublicUrl"] is not { Length: > 0 } text)
            return null;
        var url = HttpUrl(text, "PublicUrl");
        return url.PathAndQuery is "/" && url.Fragment.Length == 0 && url.UserInfo.Length == 0
            ? url
            : throw new ConfigurationException($"PublicUrl is scheme, host and port alone, not {text}.");
    }

    private static OpenIdConnectOptions? ProviderIn(IConfigurationSection section)
    {
        if (!section.Exists())
            return null;
        var issuer = section["Issuer"] is { Length: > 0 } text
            ? HttpUrl(text, "OpenIdConnect:Issuer")
            : throw new ConfigurationException("OpenIdConnect:Issuer is missing.");
        var client = section["ClientId"] is { Length: > 0 } id ? id : null;
        var audience = section["Audience"] is { Length: > 0 } named ? named : client;
        return new OpenIdConnectOptions(
            issuer,
            audience ?? throw new ConfigurationException("OpenIdConnect needs an Audience, a ClientId, or both.")
        )
        {
            ClientId = client,
            ClientSecret = SecretIn(section),
        };
    }

    /// <summary>A file alone: what may act for every person stands in no environment.</summary>
    private static OperatorToken? OperatorTokenIn(IConfiguration configuration)
    {
        const string Key = "Operator:TokenFile";
        if (configuration[Key] is not { Length: > 0 } path)
            return null;
        try
        {
            return new OperatorToken(File.ReadAllText(path).Trim());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Key} cannot be read: {path}.");
        }
    }

    /// <summary>A secret belongs into a file that its owner alone can read; the environment is the other way.</summary>
    private static string? SecretIn(IConfigurationSection section)
    {
        if (section["ClientSecretFile"] is not { Length: > 0 } path)
            return section["ClientSecret"] is { Length: > 0 } secret ? secret : null;
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"OpenIdConnect:ClientSecretFile cannot be read: {path}.");
        }
    }

    /// <summary>An array of the configuration, or one value with commas, as an environment variable has it.</summary>
    private static IEnumerable<string> Listed(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        var values = section.Value is { } one
            ? one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : section.GetChildren().Select(child => child.Value?.Trim() ?? "").Where(value => value.Length > 0);
        return values;
    }

    /// <summary>An address stands for itself alone.</summary>
    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new ConfigurationException($"TrustedProxies names no address or network: {text}.");
    }

    /// <summary>Http or https, host, port.</summary>
    /// <exception cref="ConfigurationException">It is no such address; the message names the setting.</exception>
    public static Uri HttpUrl(string text, string key) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new ConfigurationException($"{key} is not an http or https address: {text}.");
}
