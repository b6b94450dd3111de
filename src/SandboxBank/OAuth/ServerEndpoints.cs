using System.Text.Json.Nodes;
using OrleansBank.HttpSignatures.Jwks;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>Metadata of the authorization server (RFC 8414) and the bank's keys.</summary>
internal sealed class ServerEndpoints(Bank bank)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{bank.Policy.Id}/.well-known/openid-configuration", MetadataAsync);
        routes.MapGet($"/{bank.Policy.Id}/.well-known/oauth-authorization-server", MetadataAsync);
        // RFC 8414 section 3.1 puts the well-known part before the issuer's path.
        routes.MapGet($"/.well-known/oauth-authorization-server/{bank.Policy.Id}", MetadataAsync);
        routes.MapGet($"/{bank.Policy.Id}/.well-known/jwks.json", KeysAsync);
    }

    private Task MetadataAsync(HttpContext context)
    {
        var at = bank.Address;
        return Answer.JsonAsync(
            context,
            StatusCodes.Status200OK,
            new JsonObject
            {
                ["issuer"] = at.Issuer,
                ["authorization_endpoint"] = at.Of("/authorize"),
                ["token_endpoint"] = at.Of("/token"),
                ["pushed_authorization_request_endpoint"] = at.Of("/par"),
                ["require_pushed_authorization_requests"] = true,
                ["jwks_uri"] = at.Of("/.well-known/jwks.json"),
                ["scopes_supported"] = new JsonArray("accounts"),
                ["response_types_supported"] = new JsonArray("code"),
                ["response_modes_supported"] = new JsonArray("query"),
                ["grant_types_supported"] = new JsonArray("authorization_code", "refresh_token", "client_credentials"),
                ["code_challenge_methods_supported"] = new JsonArray("S256"),
                ["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt"),
                ["token_endpoint_auth_signing_alg_values_supported"] = new JsonArray("ES256", "PS256"),
                ["authorization_response_iss_parameter_supported"] = true,
                ["ui_locales_supported"] = new JsonArray("en", "fr"),
            }
        );
    }

    private Task KeysAsync(HttpContext context) =>
        Answer.TextAsync(context, StatusCodes.Status200OK, "application/jwk-set+json", JwksDocument.Write([bank.Key]));
}
