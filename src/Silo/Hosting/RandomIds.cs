using System.Buffers.Text;
using System.Security.Cryptography;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Hosting;

/// <summary>Ids and secrets from the operating system's generator.</summary>
public sealed class RandomIds : IIds
{
    private const int IdBytes = 16;
    private const int SecretBytes = 32;
    private const int IdsAtOnce = 32;

    [ThreadStatic]
    private static byte[]? t_drawn;

    [ThreadStatic]
    private static int t_left;

    /// <summary>Drawn many at a time, as a draw costs nearly the same for one as for all: an id is no secret.</summary>
    public string NewId()
    {
        t_drawn ??= new byte[IdsAtOnce * IdBytes];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(t_drawn);
            t_left = IdsAtOnce;
        }
        t_left--;
        return Convert.ToHexStringLower(t_drawn, t_left * IdBytes, IdBytes);
    }

    public string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
