using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.Gateway.Operator;

/// <summary>What an operator shows as a bearer token. Only its digest is kept; two are compared in constant time.</summary>
public sealed class OperatorToken
{
    /// <summary>In characters: fewer could be guessed.</summary>
    public const int LengthMin = 32;
    private const string Scheme = "Bearer ";
    private readonly byte[] _digest;

    /// <exception cref="ConfigurationException">It is too short.</exception>
    public OperatorToken(string token)
    {
        if (token.Length < LengthMin)
            throw new ConfigurationException($"The operator's token has fewer than {LengthMin} characters.");
        _digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));
    }

    public bool IsShownBy(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } shown]
        && shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(shown[Scheme.Length..])),
            _digest
        );
}
