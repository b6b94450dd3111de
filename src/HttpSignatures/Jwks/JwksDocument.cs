using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace OrleansBank.HttpSignatures.Jwks;

/// <summary>A key of a set that is not used, and why. <paramref name="KeyId"/> is empty when it has none that can be named.</summary>
public sealed record IgnoredJwk(string KeyId, JwkError Error);

/// <summary>A public JWK set (RFC 7517 section 5). What cannot be used is listed, and stops none of the others.</summary>
public sealed record JwksDocument(FrozenDictionary<string, SigningKey> Keys, ImmutableArray<IgnoredJwk> Ignored)
{
    public static JwksDocument Empty { get; } = new(FrozenDictionary<string, SigningKey>.Empty, []);

    public SigningKey? Find(string keyId) => Keys.GetValueOrDefault(keyId);

    /// <summary>Null when it is not a JWK set at all, or beyond its limits.</summary>
    public static JwksDocument? Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > SignatureLimits.JwksBytesMax)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("keys", out var keys)
                || keys.ValueKind != JsonValueKind.Array
                || keys.GetArrayLength() > SignatureLimits.JwksKeysMax
            )
                return null;
            return Read(keys);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The public set of our own keys, for <c>/.well-known/jwks.json</c>.</summary>
    public static string Write(IEnumerable<SigningKey> keys)
    {
        var set = new StringBuilder("{\"keys\":[");
        return set.AppendJoin(',', keys.Select(key => key.ToPublicJwk())).Append("]}").ToString();
    }

    private static JwksDocument Read(JsonElement keys)
    {
        var found = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        var ignored = ImmutableArray.CreateBuilder<IgnoredJwk>();
        foreach (var element in keys.EnumerateArray())
        {
            var error = JwkReader.Read(element, out var key);
            if (error == JwkError.None && key!.HasPrivateKey)
                error = JwkError.PrivateKeyInPublicSet;
            if (error == JwkError.None && !found.TryAdd(key!.KeyId, key))
                error = JwkError.DuplicateKeyId;
            if (error == JwkError.None)
                continue;
            ignored.Add(new IgnoredJwk(key?.KeyId ?? "", error));
            key?.Dispose();
        }
        return new JwksDocument(found.ToFrozenDictionary(StringComparer.Ordinal), ignored.ToImmutable());
    }
}
