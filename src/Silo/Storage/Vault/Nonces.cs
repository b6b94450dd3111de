using System.Security.Cryptography;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>
/// Random 96-bit nonces, drawn from the system's generator many at a time: a draw costs nearly the same for one as for all of them. A
/// nonce is no secret, so that it may wait in memory; it is handed out once.
/// </summary>
internal static class Nonces
{
    private const int AtOnce = 64;

    [ThreadStatic]
    private static byte[]? t_drawn;

    [ThreadStatic]
    private static int t_left;

    public static void Fill(Span<byte> nonce)
    {
        t_drawn ??= new byte[AtOnce * Sealing.NonceBytes];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(t_drawn);
            t_left = AtOnce;
        }
        t_left--;
        t_drawn.AsSpan(t_left * Sealing.NonceBytes, Sealing.NonceBytes).CopyTo(nonce);
    }
}
