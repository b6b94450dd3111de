using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Web;

/// <summary>What every page tells the browser to forbid: only our own scripts and styles, no frame, no foreign connection.</summary>
internal sealed class PageHeaders(PublicOrigin origin)
{
    /// <summary>The one Trusted Types policy that the pages may create: registering a service worker needs one.</summary>
    public const string TrustedTypesPolicy = "bank";

    private string? _policy;

    private string Policy => _policy ??= Write();

    public void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
        if (origin.Url.Scheme == Uri.UriSchemeHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }

    /// <summary>Some browsers do not count ws: of the same host as 'self': it is named.</summary>
    private string Write()
    {
        var live = new UriBuilder(origin.Url) { Scheme = origin.Url.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        var chat = live.Uri.GetLeftPart(UriPartial.Authority);
        return string.Join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            $"connect-src 'self' {chat}",
            "img-src 'self' data:",
            "font-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            $"trusted-types {TrustedTypesPolicy}"
        );
    }
}
