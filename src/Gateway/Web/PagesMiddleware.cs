using Microsoft.Net.Http.Headers;

namespace OrleansBank.Gateway.Web;

/// <summary>Answers a request for a file of the pages; all else goes on.</summary>
internal sealed class PagesMiddleware(RequestDelegate next, Assets assets, PageHeaders headers)
{
    public Task InvokeAsync(HttpContext http)
    {
        var isRead = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isRead || !assets.TryFind(http.Request.Path.Value ?? "/", out var asset))
            return next(http);
        return WriteAsync(http, asset);
    }

    private async Task WriteAsync(HttpContext http, Asset asset)
    {
        var response = http.Response;
        var (form, encoding) = Choose(asset, http.Request);
        headers.Write(response.Headers);
        response.ContentType = asset.ContentType;
        response.Headers.ETag = form.Tag;
        // Kept, but asked about each time: a new version is seen at once, an old one costs no bytes.
        response.Headers.CacheControl = "no-cache";
        if (asset.Brotli is not null)
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(form.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = form.Bytes.Length;
        if (HttpMethods.IsGet(http.Request.Method))
            await response.BodyWriter.WriteAsync(form.Bytes, http.RequestAborted);
    }

    private static (AssetForm Form, string? Encoding) Choose(Asset asset, HttpRequest request)
    {
        if (asset.Brotli is not null && Accepts(request, "br"))
            return (asset.Brotli, "br");
        return asset.Gzip is not null && Accepts(request, "gzip") ? (asset.Gzip, "gzip") : (asset.Plain, null);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var list)
        && list.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
}
