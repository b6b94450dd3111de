using System.Buffers.Text;
using System.Text;
using OrleansBank.Grains.Runtime;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.Silo.BankApis.Keys;

/// <summary>
/// Our own signing keys: they sign decisions to banks and our sign-in at their authorization servers. Each is a private
/// JWK (RFC 7517) in a file of one folder that only the owner can read; the first key is made when there is none. The
/// name that sorts last signs and all are published, so that a key is replaced by putting a new file beside the old
/// one.
/// </summary>
public sealed class PlatformKeys : IDisposable
{
    private const int KeysMax = 8;
    private const int KeyFileBytesMax = 16 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~(OwnerFolder | UnixFileMode.StickyBit);

    private readonly IReadOnlyList<SigningKey> _keys;

    private PlatformKeys(IReadOnlyList<SigningKey> keys)
    {
        _keys = keys;
        PublicJwks = JwksDocument.Write(keys);
    }

    /// <summary>The key that signs.</summary>
    public SigningKey Signing => _keys[^1];

    /// <summary>What <c>/.well-known/jwks.json</c> answers.</summary>
    public string PublicJwks { get; }

    /// <exception cref="InvalidDataException">
    /// A file is no private key, or others could read it. The message names the file.
    /// </exception>
    public static PlatformKeys Open(string folder, IIds ids)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, OwnerFolder);
        if (Files(folder).Length == 0)
            Create(folder, ids);
        var files = Files(folder);
        if (files.Length > KeysMax)
            throw new InvalidDataException($"{folder} holds more than {KeysMax} signing keys.");
        return new PlatformKeys([.. files.Select(Load)]);
    }

    /// <summary>A compact JWS (RFC 7515 section 7.1) over a JSON payload, by the key that signs.</summary>
    public string SignJwt(ReadOnlySpan<byte> payload)
    {
        var header = $"{{\"alg\":\"{Algorithm(Signing)}\",\"kid\":\"{Signing.KeyId}\",\"typ\":\"JWT\"}}";
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(Signing.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose()
    {
        foreach (var key in _keys)
            key.Dispose();
    }

    private static string Algorithm(SigningKey key) =>
        key.Algorithm == SignatureAlgorithm.Ed25519 ? "EdDSA" : key.Algorithm.ToString();

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder, "*.jwk").Order(StringComparer.Ordinal)];

    /// <summary>
    /// Written whole under another name, made durable, and only then given its own: a crash leaves no half key, and of
    /// two processes that begin at once the first keeps its key and the other reads it.
    /// </summary>
    private static void Create(string folder, IIds ids)
    {
        var draft = Path.Combine(folder, $"{ids.NewId()}.new");
        using (var key = SigningKey.Generate(SignatureAlgorithm.ES256, $"platform-{ids.NewId()}"))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using var file = new FileStream(draft, options);
            file.Write(Encoding.UTF8.GetBytes(key.ToPrivateJwk()));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, Path.Combine(folder, "0001.jwk"), overwrite: false);
        }
        catch (IOException) when (Files(folder).Length > 0)
        {
            File.Delete(draft);
        }
    }

    private static SigningKey Load(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
            throw new InvalidDataException($"{path} can be read by others: its mode must be 0600.");
        if (new FileInfo(path).Length > KeyFileBytesMax)
            throw new InvalidDataException($"{path} is too long for a key.");
        if (!SigningKey.TryFromJwk(File.ReadAllText(path), out var key, out var error) || key is null)
            throw new InvalidDataException($"{path} is no key: {error}.");
        if (key.HasPrivateKey && key.KeyId.All(IsPlain))
            return key;
        key.Dispose();
        throw new InvalidDataException($"{path} holds no private key, or its kid has unusual characters.");
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
}
