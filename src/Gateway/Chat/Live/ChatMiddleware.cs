using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Connections;
using OrleansBank.Gateway.Edge;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// Looks at the first bytes of a connection. A chat upgrade is answered here and runs straight over the transport's pipe: an idle
/// chat then costs no HTTP objects at all. Everything else, and every upgrade that is refused, goes to the HTTP server untouched.
/// </summary>
internal sealed class ChatMiddleware(ConnectionDelegate next, ChatHost host, ChatDoor door, PublicOrigin origin)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var (chat, since) = await LookAsync(connection);
        if (chat is null)
        {
            await next(connection);
            return;
        }
        await chat.RunAsync(connection.Transport, connection.Abort, since);
    }

    private async Task<(ChatConnection? Chat, long? Since)> LookAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        var patience = new Patience(connection);
        host.Wheel.Schedule(patience, (int)host.Options.Limits.FirstBytesTimeout.TotalSeconds);
        try
        {
            while (true)
            {
                var read = await input.ReadAsync();
                var verdict = RawUpgrade.Look(read.Buffer, host.Options.Limits.UpgradeBytesMax, out var headersEnd);
                if (verdict == RawUpgrade.Verdict.NotYet && !read.IsCompleted)
                {
                    input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }
                var admission =
                    verdict == RawUpgrade.Verdict.Yes
                        ? await TryAdmitAsync(connection, read.Buffer.Slice(0, headersEnd))
                        : default;
                input.AdvanceTo(admission.Connection is null ? read.Buffer.Start : read.Buffer.GetPosition(headersEnd));
                return (admission.Connection, admission.Since);
            }
        }
        catch (Exception gone) when (gone is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            return default;
        }
        finally
        {
            host.Wheel.Remove(patience);
        }
    }

    private async ValueTask<Admission> TryAdmitAsync(ConnectionContext connection, ReadOnlySequence<byte> head)
    {
        var peer = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        if (RawUpgrade.Parse(head, peer, out var key) is not { IsWellFormed: true } request)
            return default;
        if (!origin.IsOurHost(request.Host) || UrlTokens.AnyIn(request.Query))
            return default;
        var address = ClientAddress.Of(peer, request.ForwardedFor, host.Options.TrustedProxies);
        if (!host.Rates.Address.TryTake(address, out _))
            return default;
        try
        {
            var admission = await door.AdmitAsync(request, connection.ConnectionClosed);
            if (admission.Connection is not null)
                WriteAnswer(connection.Transport.Output, key);
            return admission;
        }
        catch (Exception)
        {
            // The HTTP server asks once more, and answers with the problem.
            return default;
        }
    }

    /// <summary>Leaves with the first frame, in one packet.</summary>
    private static void WriteAnswer(PipeWriter output, string key)
    {
        output.Write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"u8);
        output.Write("Sec-WebSocket-Protocol: bank.chat.v1\r\nSec-WebSocket-Accept: "u8);
        Encoding.ASCII.GetBytes(UpgradeRequest.AcceptOf(key), output);
        output.Write("\r\n\r\n"u8);
    }

    /// <summary>Ends a connection that sends nothing.</summary>
    private sealed class Patience(ConnectionContext connection) : WheelEntry
    {
        public override void OnDue() => connection.Abort();
    }
}
