using System.Text.Json;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>What we need of an authorization server's metadata (RFC 8414 section 2, RFC 9126 section 5).</summary>
public sealed record ServerMetadata(Uri Authorization, Uri Token, Uri PushedAuthorization)
{
    private const int AddressLengthMax = 2_048;

    /// <summary>The configured endpoints, or null when the bank is to be asked.</summary>
    public static ServerMetadata? Configured(BankOptions bank) =>
        bank.TokenEndpoint.Length == 0
            ? null
            : new(
                new Uri(bank.AuthorizationEndpoint),
                new Uri(bank.TokenEndpoint),
                new Uri(bank.PushedAuthorizationEndpoint)
            );

    /// <summary>RFC 8414 section 3.1: the well-known part goes between host and path of the issuer.</summary>
    public static Uri Place(BankOptions bank)
    {
        if (bank.DiscoveryUrl.Length > 0)
            return new Uri(bank.DiscoveryUrl);
        var issuer = new Uri(bank.Issuer);
        var path = issuer.AbsolutePath.TrimEnd('/');
        return new Uri(issuer, $"/.well-known/oauth-authorization-server{path}");
    }

    /// <summary>
    /// Null with a named fault when the document is not the issuer's, or names an endpoint that the operator did not
    /// allow.
    /// </summary>
    public static ServerMetadata? Read(JsonElement root, string issuer, Origins origins, AnswerReader reader)
    {
        if (reader.Text(root, "issuer", AddressLengthMax) != issuer)
            reader.Break("issuer");
        var authorization = Endpoint(root, "authorization_endpoint", origins, reader);
        var token = Endpoint(root, "token_endpoint", origins, reader);
        var pushed = Endpoint(root, "pushed_authorization_request_endpoint", origins, reader);
        if (!Lists(root, "code_challenge_methods_supported", "S256"))
            reader.Break("code_challenge_methods_supported");
        if (!Lists(root, "token_endpoint_auth_methods_supported", "private_key_jwt"))
            reader.Break("token_endpoint_auth_methods_supported");
        return reader.Good && authorization is not null && token is not null && pushed is not null
            ? new ServerMetadata(authorization, token, pushed)
            : null;
    }

    private static Uri? Endpoint(JsonElement root, string name, Origins origins, AnswerReader reader)
    {
        var text = reader.Text(root, name, AddressLengthMax);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && origins.Allows(address))
            return address;
        reader.Break(name);
        return null;
    }

    /// <summary>Whether a list, when it is there, holds what we are going to use.</summary>
    private static bool Lists(JsonElement root, string name, string value) =>
        root.ValueKind != JsonValueKind.Object
        || !root.TryGetProperty(name, out var list)
        || (
            list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(value))
        );
}
