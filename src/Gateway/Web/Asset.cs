using System.IO.Compression;
using System.Security.Cryptography;

namespace OrleansBank.Gateway.Web;

/// <summary>One file of the pages, whole in memory, with its compressed forms and their tags.</summary>
internal sealed record Asset(string ContentType, AssetForm Plain, AssetForm? Brotli, AssetForm? Gzip)
{
    private const int CompressedBytesMin = 512;

    private static readonly string[] Compressible = ["text/", "application/json", "application/manifest", "image/svg"];

    public static Asset Load(string contentType, byte[] bytes)
    {
        var plain = new AssetForm(bytes, TagOf(bytes, ""));
        var isCompressible =
            bytes.Length >= CompressedBytesMin
            && Compressible.Any(prefix => contentType.StartsWith(prefix, StringComparison.Ordinal));
        if (!isCompressible)
            return new Asset(contentType, plain, null, null);
        var brotli = Compress(bytes, into => new BrotliStream(into, CompressionLevel.Optimal));
        var gzip = Compress(bytes, into => new GZipStream(into, CompressionLevel.Optimal));
        return new Asset(
            contentType,
            plain,
            new AssetForm(brotli, TagOf(bytes, "-br")),
            new AssetForm(gzip, TagOf(bytes, "-gz"))
        );
    }

    private static string TagOf(byte[] bytes, string form) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}{form}\"";

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var into = new MemoryStream();
        using (var compressor = open(into))
            compressor.Write(bytes);
        return into.ToArray();
    }
}

/// <param name="Tag">A strong entity tag (RFC 9110 section 8.8.3): each encoding has its own.</param>
internal sealed record AssetForm(byte[] Bytes, string Tag);
