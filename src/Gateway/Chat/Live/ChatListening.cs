using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Chat.Live;

internal static class ChatListening
{
    /// <summary>Puts the chat in front of HTTP on an endpoint. Behind TLS when that is set up before.</summary>
    public static void UseChat(this ListenOptions listen)
    {
        var services = listen.ApplicationServices;
        listen.Use(next =>
            new ChatMiddleware(
                next,
                services.GetRequiredService<ChatHost>(),
                services.GetRequiredService<ChatDoor>(),
                services.GetRequiredService<PublicOrigin>()
            ).OnConnectionAsync
        );
    }
}
