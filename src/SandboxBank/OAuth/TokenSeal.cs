using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>
/// Makes tokens that carry their grant, sealed (AES-256-GCM) with a key that follows from the seed: so a bank that keeps nothing
/// on disk still knows its tokens after a restart. Good for invented money on loopback, and for nothing else.
/// </summary>
internal sealed class TokenSeal(string bank, int seed, TimeProvider clock)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int TokenLengthMax = 16_384;

    private readonly byte[] _key = Secrets.Derive("token", bank, seed.ToString(CultureInfo.InvariantCulture));
    private readonly byte[] _bank = Encoding.UTF8.GetBytes(bank);

    public string Seal(Token token)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(token, TokenJson.Default.Token);
        var sealedBytes = new byte[NonceBytes + clear.Length + TagBytes];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, clear, sealedBytes.AsSpan(NonceBytes, clear.Length), sealedBytes.AsSpan(^TagBytes..), _bank);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>Null for what this bank didn't seal, and for what has expired.</summary>
    public Token? Open(string? text)
    {
        if (text is null || text.Length > TokenLengthMax || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= NonceBytes + TagBytes)
            return null;
        var clear = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(
                bytes.AsSpan(0, NonceBytes),
                bytes.AsSpan(NonceBytes, clear.Length),
                bytes.AsSpan(^TagBytes..),
                clear,
                _bank
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        var token = JsonSerializer.Deserialize(clear, TokenJson.Default.Token);
        return token is null || clock.GetUtcNow() >= token.ExpiresAt ? null : token;
    }
}
