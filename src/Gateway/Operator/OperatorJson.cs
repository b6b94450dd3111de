using System.Text.Json.Serialization;

namespace OrleansBank.Gateway.Operator;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadLettersDocument))]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class OperatorJson : JsonSerializerContext;
