using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>Connections to one bank, apart from every other bank's: a slow one can use up its own alone.</summary>
public static class BankTransport
{
    private const int HeaderKilobytesMax = 32;

    /// <summary>
    /// No redirects, cookies, proxies from the environment, decompression or trace headers; TLS 1.2 at least.
    /// </summary>
    public static HttpMessageInvoker Create(BankLimits limits) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                Credentials = null,
                PreAuthenticate = false,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                ConnectTimeout = TimeSpan.FromMilliseconds(limits.ConnectTimeoutMs),
                MaxConnectionsPerServer = limits.ConnectionsMax,
                MaxResponseHeadersLength = HeaderKilobytesMax,
                MaxResponseDrainSize = 0,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
                SslOptions = new SslClientAuthenticationOptions
                {
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                },
            }
        );
}
