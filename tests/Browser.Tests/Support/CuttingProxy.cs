using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>Stands between a browser and the platform, and cuts every connection when told to: as a train in a tunnel does, without a word.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private readonly int _target;
    private readonly Task _accepting;

    public CuttingProxy(int target, int port)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>How many connections were cut so far.</summary>
    public int Cut { get; private set; }

    /// <summary>Resets what is connected now. New connections are let through.</summary>
    public void CutAll()
    {
        foreach (var socket in _sockets.Keys)
        {
            // A reset, not a farewell: what was under way is lost.
            socket.Close(0);
            Cut++;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        CutAll();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = CarryAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy was disposed.
        }
    }

    private async Task CarryAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        _sockets[near] = 0;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            _sockets[far] = 0;
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or the platform is not there.
        }
        finally
        {
            _sockets.TryRemove(near, out _);
            _sockets.TryRemove(far, out _);
            near.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var count and > 0)
                for (var sent = 0; sent < count; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _end.Token);
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either side was cut: the other is cut with it.
        }
    }
}
