using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Health;

internal sealed record Liveness(string Status);

/// <param name="Status">ready or not_ready.</param>
internal sealed record Readiness(string Status, IReadOnlyDictionary<string, bool> Checks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
internal sealed partial class HealthJson : JsonSerializerContext;
