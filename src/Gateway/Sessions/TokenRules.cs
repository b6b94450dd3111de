using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Sessions;

/// <summary>What every token must satisfy, whoever made it.</summary>
internal static class TokenRules
{
    /// <summary>Issuer, audience, signature and expiry are all required; the clock comes from outside and gets no allowance.</summary>
    public static TokenValidationParameters For(TimeProvider time) =>
        new()
        {
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.Zero,
            LifetimeValidator = (notBefore, expires, _, _) =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                if (expires is null || expires <= now)
                    throw new SecurityTokenExpiredException();
                return notBefore is null || notBefore <= now;
            },
        };

    public static string CodeOf(Exception? why) =>
        why is SecurityTokenExpiredException ? "token_expired" : "invalid_token";

    /// <summary>Null when the token lacks what a session needs.</summary>
    public static Caller? TryCaller(JsonWebToken jwt, string sessionId, bool byCookie)
    {
        if (!IdRules.IsValid(jwt.Subject) || !IdRules.IsValid(sessionId))
            return null;
        var signedIn = jwt.TryGetPayloadValue<long>("auth_time", out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : new DateTimeOffset(jwt.IssuedAt, TimeSpan.Zero);
        var expires = new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero);
        return new Caller(new UserId(jwt.Subject), sessionId, signedIn, expires, byCookie);
    }
}
