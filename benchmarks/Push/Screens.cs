using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using OrleansBank.Benchmarks.Chat;
using OrleansBank.Benchmarks.Harness;

namespace OrleansBank.Benchmarks.Push;

/// <summary>Connections that are read all the time, and the moments at which marked frames came.</summary>
internal sealed class Screens : IDisposable
{
    public const string Mark = "Marchand";

    private static readonly byte[] MarkBytes = Encoding.ASCII.GetBytes(Mark);

    private readonly List<Connection> _connections = [];
    private readonly ConcurrentDictionary<int, long> _due = new();
    private readonly ConcurrentDictionary<int, double> _tookMs = new();
    private readonly CancellationTokenSource _end = new();

    public void Watch(Connection connection)
    {
        _connections.Add(connection);
        _ = Task.Run(() => ReadAsync(connection));
    }

    public void Expect(int number, long due) => _due[number] = due;

    /// <summary>Waits until all that was expected has come.</summary>
    public async Task<Latencies> CollectAsync(TimeSpan patience)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!_due.IsEmpty)
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
            {
                throw new InvalidOperationException($"{_due.Count} events never came to a screen");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
        var sorted = _tookMs.Values.Order().ToList();
        _tookMs.Clear();
        return new Latencies(Rounds.Percentile(sorted, 50), Rounds.Percentile(sorted, 99));
    }

    public void Dispose()
    {
        _end.Cancel();
        _connections.ForEach(connection => connection.Dispose());
        _end.Dispose();
    }

    private async Task ReadAsync(Connection connection)
    {
        try
        {
            while (true)
            {
                var frame = await connection.ReceiveAsync(_end.Token);
                Came(frame.Span);
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
            // The benchmark has ended.
        }
    }

    private void Came(ReadOnlySpan<byte> frame)
    {
        int at = frame.IndexOf(MarkBytes);
        if (at < 0)
        {
            return;
        }
        int number = int.Parse(frame.Slice(at + MarkBytes.Length, 7), CultureInfo.InvariantCulture);
        if (_due.TryGetValue(number, out long due))
        {
            _tookMs[number] = TimeProvider.System.GetElapsedTime(due).TotalMilliseconds;
            _due.TryRemove(number, out _);
        }
    }
}
