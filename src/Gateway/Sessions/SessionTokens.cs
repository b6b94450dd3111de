using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Sessions;

/// <summary>Session tokens of our own: JWT (RFC 7519) with HMAC-SHA-256, made and checked here alone.</summary>
internal sealed class SessionTokens : ITokens
{
    private const string Issuer = "orleansbank-session";
    private const int KeyBytesMin = 32;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly TokenValidationParameters _rules;
    private readonly SigningCredentials _signing;

    public SessionTokens(GatewayOptions options, TimeProvider time)
    {
        if (options.SessionKey.IsDefault || options.SessionKey.Length < KeyBytesMin)
            throw new InvalidOperationException("The session key needs at least 32 bytes.");
        var key = new SymmetricSecurityKey([.. options.SessionKey]) { KeyId = Issuer };
        _signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _rules = TokenRules.For(time);
        _rules.ValidIssuer = Issuer;
        _rules.ValidAudience = Issuer;
        _rules.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        _rules.IssuerSigningKey = key;
    }

    /// <param name="authenticatedAt">When the person proved who they are; fresh sign-ins are counted from it.</param>
    public string Make(
        UserId user,
        string sessionId,
        DateTimeOffset now,
        DateTimeOffset authenticatedAt,
        DateTimeOffset expiresAt
    ) =>
        _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Issuer,
                IssuedAt = now.UtcDateTime,
                Expires = expiresAt.UtcDateTime,
                SigningCredentials = _signing,
                Subject = new ClaimsIdentity([
                    new Claim("sub", user.Value),
                    new Claim("sid", sessionId),
                    new Claim("auth_time", $"{authenticatedAt.ToUnixTimeSeconds()}", ClaimValueTypes.Integer64),
                ]),
            }
        );

    public async ValueTask<CallerResult> ReadAsync(string token, bool byCookie, CancellationToken cancellation)
    {
        var read = await _handler.ValidateTokenAsync(token, _rules);
        if (!read.IsValid)
            return CallerResult.Refused(TokenRules.CodeOf(read.Exception));
        var jwt = (JsonWebToken)read.SecurityToken;
        return
            jwt.TryGetPayloadValue<string>("sid", out var session)
            && TokenRules.TryCaller(jwt, session, byCookie) is { } caller
            ? new CallerResult(caller, null)
            : CallerResult.Refused("invalid_token");
    }
}
