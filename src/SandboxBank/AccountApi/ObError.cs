using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.AccountApi;

/// <summary>
/// OBErrorResponse1. The codes are those of the code set OBExternalStatusReason1Code that a client must tell apart; the message
/// begins with the name that version 3 gave them.
/// </summary>
internal sealed record ObError(int Status, string Code, string Message, string? Path = null)
{
    public static ObError Invalid(string path, string message) =>
        new(StatusCodes.Status400BadRequest, "U002", $"UK.OBIE.Field.Invalid: {message}", path);

    public static ObError ConsentEnded { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "U009",
            "UK.OBIE.Resource.InvalidConsentStatus: the consent is not authorised."
        );

    public static ObError NotFound(string what) =>
        new(StatusCodes.Status400BadRequest, "U011", $"UK.OBIE.Resource.NotFound: {what}");

    public static ObError NotPermitted(string message) =>
        new(StatusCodes.Status403Forbidden, "U030", message, "Data.Permissions");

    public static ObError Unauthorized { get; } =
        new(
            StatusCodes.Status401Unauthorized,
            "U028",
            "UK.OBIE.Reauthenticate: the access token is missing or has ended."
        );

    public Task WriteAsync(HttpContext context)
    {
        var error = new JsonObject { ["ErrorCode"] = Code, [nameof(Message)] = Message };
        if (Path is not null)
            error[nameof(Path)] = Path;
        if (Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        var body = new JsonObject { ["Id"] = Secrets.NewUuid(), ["Errors"] = new JsonArray(error) };
        return Answer.JsonAsync(context, Status, body);
    }
}
