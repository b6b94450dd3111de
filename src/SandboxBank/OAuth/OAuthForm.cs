using Microsoft.AspNetCore.Http.Features;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>The form post that OAuth prescribes. A parameter that comes twice, or in the query, is an error (RFC 6749 section 3.1).</summary>
internal static class OAuthForm
{
    private static readonly FormOptions Bounds = new() { ValueCountLimit = 128, ValueLengthLimit = 16 * 1024 };

    /// <summary>Null when the body isn't such a form, or beyond its limits.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        var mediaType = context.Request.ContentType?.Split(';', 2)[0].Trim();
        if (!string.Equals(mediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return null;
        if (context.Request.ContentLength > Limits.BodyBytesMax)
            return null;
        try
        {
            return await new FormFeature(context.Request, Bounds).ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The one value; null when there is none, or more than one.</summary>
    public static string? One(this IFormCollection form, string name) =>
        form[name] is { Count: 1 } value && !string.IsNullOrEmpty(value[0]) ? value[0] : null;
}
