using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansBank.SandboxBank.AccountApi;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Decisions;
using OrleansBank.SandboxBank.Events;
using OrleansBank.SandboxBank.Http;
using OrleansBank.SandboxBank.Live;
using OrleansBank.SandboxBank.OAuth;

namespace OrleansBank.SandboxBank;

/// <summary>Puts the three sandbox banks together, for a process of their own or inside another.</summary>
public static class SandboxBanks
{
    /// <summary>
    /// The banks, ready to be started. Nothing of the surrounding process's configuration or environment is read. After
    /// <c>StartAsync</c> their address is in <c>Urls</c>, also when port 0 was asked for.
    /// </summary>
    /// <param name="logging">Where to log; null: nowhere.</param>
    /// <exception cref="ArgumentException">The options are refused; ask <see cref="SandboxOptions.Refusal"/> first.</exception>
    public static WebApplication Build(SandboxOptions options, Action<ILoggingBuilder>? logging = null)
    {
        if (options.Refusal() is { } refusal)
            throw new ArgumentException(refusal, nameof(options));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "SandboxBank" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Listen(server, options.BaseUrl));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<SandboxAddress>();
        builder.Services.AddSingleton(_ => NewHttpClient());
        builder.Services.AddSingleton<PlatformKeys>();
        builder.Services.AddSingleton<BankBranches>();
        if (options.Live)
            builder.Services.AddHostedService<LiveActivity>();
        if (options.Embedded)
            builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        logging?.Invoke(builder.Logging);
        var app = builder.Build();
        app.UseMiddleware<Walls>();
        app.MapGet("/health/live", Healthy);
        app.MapGet("/health/ready", Healthy);
        foreach (var branch in app.Services.GetRequiredService<BankBranches>().All)
            branch.Map(app);
        return app;
    }

    private static Task Healthy(HttpContext context) =>
        Answer.TextAsync(context, StatusCodes.Status200OK, "text/plain", "ok");

    private static void Listen(KestrelServerOptions server, Uri url)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = Limits.EmitBytesMax;
        if (url.Host == "localhost" && url.Port != 0)
            server.ListenLocalhost(url.Port);
        else
            server.Listen(
                url.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(url.Host.Trim('[', ']')),
                url.Port
            );
    }

    /// <summary>No redirects, no proxy, no cookies: it speaks with one platform on this machine.</summary>
    private static HttpClient NewHttpClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = TimeSpan.FromSeconds(Limits.PlatformAnswerSeconds),
            MaxResponseContentBufferSize = Limits.PlatformAnswerBytesMax,
        };
}
