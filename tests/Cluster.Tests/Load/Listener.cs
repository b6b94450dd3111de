using System.Net.WebSockets;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>A live chat of one person that is opened again whenever it breaks, after what was heard last; a gap or a double is a fault.</summary>
internal sealed class Listener(IPlatformDoors gateway, Person person)
{
    private static readonly TimeSpan BeforeReopening = TimeSpan.FromMilliseconds(100);
    private long _lastSeq;
    private string? _fault;

    public async Task ListenAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                using var chat = await LiveChat.OpenAsync(gateway, person.Token, Volatile.Read(ref _lastSeq));
                while (true)
                {
                    var frame = await chat.ReceiveAsync(over);
                    if ((string?)frame["type"] == "message")
                        Hear((long)frame["message"]!["seq"]!);
                }
            }
            catch (Exception broken)
                when (broken is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
            {
                // The gateway or the way to it broke; or the test is over.
            }
            await Task.Delay(BeforeReopening, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Waits for what is under way: everything said reaches every connection.</summary>
    public async Task CheckAsync()
    {
        var last = (long)(await person.HistoryAsync())[^1]["seq"]!;
        await Person.UntilAsync(
            () => Task.FromResult(Volatile.Read(ref _lastSeq) >= last || _fault is not null),
            $"{person.Name} has heard all {last}"
        );
        Assert.Null(_fault);
    }

    private void Hear(long seq)
    {
        if (seq != _lastSeq + 1)
            _fault ??= $"{person.Name} heard {seq} after {_lastSeq}";
        Volatile.Write(ref _lastSeq, seq);
    }
}
