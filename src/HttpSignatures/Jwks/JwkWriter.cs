using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansBank.HttpSignatures.Keys;

namespace OrleansBank.HttpSignatures.Jwks;

internal static class JwkWriter
{
    public static string Write(KeyMaterial material, string keyId, bool includePrivate)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var (name, value) in material.JwkMembers(includePrivate))
                json.WriteString(name, value);
            json.WriteString("kid", keyId);
            // RFC 8037 section 3.1 has EdDSA; the fully specified name Ed25519 of RFC 9864 is read, and not yet written.
            json.WriteString(
                "alg",
                material.Algorithm == SignatureAlgorithm.Ed25519 ? "EdDSA" : material.Algorithm.ToString()
            );
            json.WriteString("use", "sig");
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    /// <summary>RFC 7638: the public members in order of their names, hashed. Their values need no escaping.</summary>
    public static string Thumbprint(KeyMaterial material)
    {
        var members = material
            .JwkMembers(includePrivate: false)
            .Select(member => $"\"{member.Key}\":\"{member.Value}\"");
        var canonical = $"{{{string.Join(',', members)}}}";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
