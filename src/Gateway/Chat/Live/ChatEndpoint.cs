using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// The chat's upgrade through HTTP: on a connection that was used before (behind a proxy), over HTTP/2 (RFC 8441), and every upgrade
/// that is refused. From the upgrade on, the same connection code runs over the stream.
/// </summary>
internal static class ChatEndpoint
{
    public static void MapChat(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(UpgradeRequest.Path, [HttpMethods.Get, HttpMethods.Connect], ChatAsync)
            .Produces(StatusCodes.Status101SwitchingProtocols)
            .WithSummary("The live chat: a WebSocket of subprotocol bank.chat.v1, resumed with since.");

    private static async Task ChatAsync(HttpContext http, ChatDoor door)
    {
        var request = ReadRequest(http);
        var admission = await door.AdmitAsync(request, http.RequestAborted);
        if (admission.Connection is not { } connection)
        {
            if (!request.IsWellFormed)
            {
                http.Response.Headers.Upgrade = "websocket";
                http.Response.Headers.SecWebSocketVersion = UpgradeRequest.Version;
            }
            await Problem.WriteAsync(http, admission.Problem!);
            return;
        }
        await using var stream = await UpgradeAsync(http);
        var pool = ClearedMemoryPool.SharedBlocks;
        var pipe = new StreamPipe(
            PipeReader.Create(stream, new StreamPipeReaderOptions(pool, leaveOpen: true, useZeroByteReads: true)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(pool, leaveOpen: true))
        );
        await connection.RunAsync(pipe, http.Abort, admission.Since);
        connection.Forget();
        await pipe.Input.CompleteAsync();
        await pipe.Output.CompleteAsync();
    }

    private static UpgradeRequest ReadRequest(HttpContext http)
    {
        var headers = http.Request.Headers;
        var isHttp2 =
            http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };
        var isUpgrade =
            isHttp2
            || (
                HttpMethods.IsGet(http.Request.Method)
                && http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
                && headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase)
                && UpgradeRequest.IsKey(headers.SecWebSocketKey)
            );
        return new UpgradeRequest
        {
            Query = http.Request.QueryString.Value ?? "",
            Host = headers.Host,
            Origin = headers.Origin.Count == 0 ? null : headers.Origin.ToString(),
            Authorization = headers.Authorization,
            SessionCookie = http.Request.Cookies[Callers.Cookie],
            IsWellFormed =
                isUpgrade
                && headers.SecWebSocketVersion == UpgradeRequest.Version
                && UpgradeRequest.OffersSubprotocol(headers.SecWebSocketProtocol),
        };
    }

    private static async ValueTask<Stream> UpgradeAsync(HttpContext http)
    {
        http.Response.Headers.SecWebSocketProtocol = UpgradeRequest.Subprotocol;
        if (http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect)
            return await connect.AcceptAsync();
        http.Response.Headers.Connection = "Upgrade";
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = UpgradeRequest.AcceptOf(http.Request.Headers.SecWebSocketKey!);
        return await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    private sealed record StreamPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
