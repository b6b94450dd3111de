using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Chat.Rest;
using OrleansBank.Gateway.Consents;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Health;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Operator;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Rates;
using OrleansBank.Gateway.Rights;
using OrleansBank.Gateway.Sandbox;
using OrleansBank.Gateway.Sessions;
using OrleansBank.Gateway.Telemetry;
using OrleansBank.Gateway.Web;

namespace OrleansBank.Gateway;

/// <summary>
/// Puts the edge together. The composition root registers an <see cref="IPlatform"/> beside it (and an ISandboxEmitter, in the
/// sandbox), and hands the <see cref="IConnections"/> that it finds here to the silo.
/// </summary>
public static class GatewaySetup
{
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        SandboxGuard.Check(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMemoryPoolFactory<byte>, ClearedMemoryPoolFactory>();
        services.AddSingleton<PublicOrigin>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<People>();
        AddSessions(services, options);
        services.AddSingleton<Wheel>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<IConnections>(all => all.GetRequiredService<LiveConnections>());
        services.AddSingleton<ChatMeter>();
        services.AddSingleton<Typing>();
        services.AddSingleton<IPresence>(all => all.GetRequiredService<LiveConnections>());
        services.AddSingleton<ChatHost>();
        services.AddSingleton<ChatDoor>();
        services.AddHostedService<Housekeeping>();
        services.AddSingleton<Assets>();
        services.AddSingleton<PageHeaders>();
        services.AddRouting();
        services.AddOpenApi("v1");
        // The framework logs URLs, and exceptions with their messages: both may quote a person or a token.
        services.AddLogging(logging =>
            logging
                .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
                .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical)
                // Why it did not start is said once, in one line, by the program.
                .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
        );
        services.Configure<KestrelServerOptions>(kestrel => Configure(kestrel, options));
        // What a socket brought is handled, and what is written is sent, on the thread that has it: nothing here blocks, and a turn
        // changes threads twice less.
        services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        return services;
    }

    /// <summary>The doors, the pages and every endpoint of people. Further endpoints may be mapped beside it.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<GatewayOptions>();
        // A meter is seen from when it is made on.
        app.Services.GetRequiredService<ChatMeter>();
        app.UseMiddleware<TraceMiddleware>();
        app.UseMiddleware<FailureMiddleware>();
        app.UseMiddleware<DoorMiddleware>();
        app.UseMiddleware<PagesMiddleware>();
        app.UseRouting();
        app.UseMiddleware<PersonGuard>();
        app.MapHealth();
        app.MapSessions(options);
        app.MapSignIn(options);
        app.MapMessages();
        app.MapChat();
        app.MapLinks();
        app.MapConsents();
        app.MapRights();
        app.MapOperator(options);
        if (options.Sandbox)
            app.MapEmit();
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }

    private static void AddSessions(IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton<SessionChecks>();
        services.AddSingleton<Callers>();
        services.AddSingleton<Introductions>();
        services.AddSingleton<SessionTokens>();
        if (options.Sandbox)
        {
            services.AddSingleton<ITokens>(all => all.GetRequiredService<SessionTokens>());
            return;
        }
        services.AddSingleton<Provider>();
        services.AddSingleton<ProviderTokens>();
        services.AddSingleton<SignInCookie>();
        services.AddSingleton<CodeFlow>();
        services.AddSingleton<SessionStart>();
        services.AddSingleton<ITokens, BothTokens>();
    }

    private static void Configure(KestrelServerOptions kestrel, GatewayOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestHeadersTotalSize = options.Limits.UpgradeBytesMax;
        kestrel.Limits.MaxConcurrentUpgradedConnections = options.Limits.ConnectionsMax;
        kestrel.ConfigureEndpointDefaults(listen =>
        {
            SandboxGuard.Check(options, listen);
            listen.UseChat();
        });
    }
}
