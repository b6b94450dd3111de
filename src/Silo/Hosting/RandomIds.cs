using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Hosting;

/// <summary>Ids and secrets from the operating system's generator.</summary>
public sealed class RandomIds : IIds
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;

    public string NewId() => RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);

    public string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
