using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrleansBank.Benchmarks.Harness;

namespace OrleansBank.Benchmarks.Density;

/// <summary>
/// A process that opens WebSockets and holds them, silent. It reads one request a line on its input ("PATH TOKEN-OR-DASH"), and
/// writes one line when that connection stands. Raw sockets from several loopback addresses, so that neither ports nor memory run out.
/// </summary>
internal static class ConnectionHolder
{
    public const string Verb = "hold";

    private const int PerAddress = 8_000;
    private const int AtOnce = 32;

    public static async Task RunAsync(string host, string port)
    {
        var server = new IPEndPoint(IPAddress.Parse(host), int.Parse(port, CultureInfo.InvariantCulture));
        var held = new List<Socket>();
        using var room = new SemaphoreSlim(AtOnce);
        var output = TextWriter.Synchronized(Console.Out);
        int count = 0;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await room.WaitAsync();
            string[] words = line.Split(' ');
            int source = 2 + (count++ / PerAddress);
            _ = Task.Run(async () =>
            {
                string outcome = "ok";
                try
                {
                    var socket = await OpenAsync(server, source, words[0], words[1]);
                    lock (held)
                    {
                        held.Add(socket);
                    }
                }
                catch (Exception error)
                {
                    outcome = error.Message.ReplaceLineEndings(" ");
                }
                await output.WriteLineAsync(outcome);
                await output.FlushAsync();
                room.Release();
            });
        }
        held.ForEach(socket => socket.Dispose());
    }

    private static async Task<Socket> OpenAsync(IPEndPoint server, int source, string path, string token)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveBufferSize = 4_096,
            SendBufferSize = 4_096,
        };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)source]), 0));
        await socket.ConnectAsync(server);
        string bearer = token is "-"
            ? ""
            : $"Authorization: Bearer {token}\r\nSec-WebSocket-Protocol: bank.chat.v1\r\n";
        string request =
            $"GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Ids.New().ToByteArray())}\r\n"
            + bearer
            + "\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        byte[] buffer = new byte[4_096];
        int length = 0;
        // The stock server says nothing after its handshake; ours says hello in the first frame.
        byte[] end = token is "-" ? "\r\n\r\n"u8.ToArray() : "\"hello\""u8.ToArray();
        while (buffer.AsSpan(0, length).IndexOf(end) < 0)
        {
            int read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;
            if (read == 0 || length == buffer.Length || (length > 12 && buffer.AsSpan(0, 12).IndexOf(" 101"u8) < 0))
            {
                throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 60)));
            }
        }
        return socket;
    }
}
