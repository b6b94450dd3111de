using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Sessions;

/// <summary>What the sandbox sign-in takes.</summary>
/// <param name="User">Any name of 1 to 256 bytes without control characters.</param>
/// <param name="Locale">BCP 47; en-GB when left out.</param>
/// <param name="TimeZone">IANA name; when left out, the person's last one.</param>
internal sealed record SignInBody(string User, string? Locale = null, string? TimeZone = null);

internal sealed record SignedInBody(string User, string Token, DateTimeOffset ExpiresAt);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(SignedInBody))]
[JsonSerializable(typeof(SignInWay))]
internal sealed partial class SessionJson : JsonSerializerContext;
