using OrleansBank.Domain;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Gateway.Consents;

/// <summary>The schema of what a link is asked with and of what comes back from a bank.</summary>
internal static class LinkRules
{
    private const int ParameterLengthMax = 2_048;

    /// <summary>Null when it is right; what the bank declines is the grain's to say.</summary>
    public static string? Check(string bank, BeginLinkBody body, DateTimeOffset now, out Permissions permissions)
    {
        permissions = Permissions.None;
        if (!IdRules.IsValid(bank))
            return "unknown_bank";
        foreach (var name in body.Permissions)
        {
            if (!PermissionNames.TryParse(name, out var permission))
                return "unknown_permission";
            permissions |= permission;
        }
        if (permissions == Permissions.None)
            return "nothing_to_share";
        return body.ExpiresAt <= now ? "consent_in_the_past" : null;
    }

    /// <summary>A state, and a code or an error; none of them long or with control characters.</summary>
    public static bool IsResponse(string? state, string? code, string? error, string? issuer) =>
        IsParameter(state)
        && (code is null) != (error is null)
        && (code is null || IsParameter(code))
        && (error is null || IsParameter(error))
        && (issuer is null || IsParameter(issuer));

    private static bool IsParameter(string? value) =>
        value is { Length: > 0 and <= ParameterLengthMax } && !value.Any(char.IsControl);
}
