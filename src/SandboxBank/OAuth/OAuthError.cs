using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>An error of RFC 6749 section 5.2.</summary>
internal sealed record OAuthError(string Code, string Description, int Status = StatusCodes.Status400BadRequest)
{
    public static OAuthError InvalidRequest(string why) => new("invalid_request", why);

    public static OAuthError InvalidGrant(string why) => new("invalid_grant", why);

    public static OAuthError InvalidClient(string why) => new("invalid_client", why, StatusCodes.Status401Unauthorized);

    public Task WriteAsync(HttpContext context) =>
        Answer.JsonAsync(context, Status, new JsonObject { ["error"] = Code, ["error_description"] = Description });
}
