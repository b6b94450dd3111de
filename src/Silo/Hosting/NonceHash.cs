using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;

namespace OrleansBank.Silo.Hosting;

/// <summary>Under which a nonce of a bank's signature is remembered: 16 bytes, of bank, key and nonce.</summary>
internal static class NonceHash
{
    private const int Bytes = 16;

    public static byte[] Of(BankId bank, string keyId, string nonce) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{bank.Value}\n{keyId}\n{nonce}"))[..Bytes];
}
