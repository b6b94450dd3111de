using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticFiles;

namespace OrleansBank.Gateway.Web;

/// <summary>
/// The files of the pages, read once at start: a request finds its bytes in a table and can name no other file. Compressed beforehand;
/// answers that hold personal data are never compressed (BREACH).
/// </summary>
internal sealed class Assets
{
    private const int FilesMax = 500;
    private const long BytesMax = 32 * 1024 * 1024;

    private readonly FrozenDictionary<string, Asset> _byPath;

    public Assets(GatewayOptions options)
    {
        var root = options.WebRoot ?? Path.Combine(AppContext.BaseDirectory, "Web", "wwwroot");
        _byPath = (Directory.Exists(root) ? Load(root) : []).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public bool TryFind(string path, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Asset? asset) =>
        _byPath.TryGetValue(path, out asset);

    private static Dictionary<string, Asset> Load(string root)
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webmanifest"] = "application/manifest+json";
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories);
        if (files.Length > FilesMax || files.Sum(file => new FileInfo(file).Length) > BytesMax)
            throw new InvalidOperationException("The pages are larger than a gateway keeps in memory.");
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = "/" + Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!types.TryGetContentType(path, out var type))
                continue;
            var asset = Asset.Load(
                type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
                File.ReadAllBytes(file)
            );
            assets[path] = asset;
            if (!path.EndsWith("/index.html", StringComparison.Ordinal))
                continue;
            // A page of a folder names its files from the root, and so is the same with and without the slash.
            assets[path[..^"index.html".Length]] = asset;
            if (path.Length > "/index.html".Length)
                assets[path[..^"/index.html".Length]] = asset;
        }
        return assets;
    }
}
