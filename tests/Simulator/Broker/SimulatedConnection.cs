using OrleansBank.Simulator.Time;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Simulator.Broker;

/// <summary>
/// One connection, seen from its process. Both ways keep their order and take their time; what came in while the process was stopped is
/// read when it goes on, before it learns that the broker has given it up.
/// </summary>
internal sealed class SimulatedConnection(SimulatedBroker broker, SimulatedProcess process, string purpose)
    : UnusedConnection,
        IConnection
{
    private readonly List<SimulatedChannel> _channels = [];
    private readonly Queue<Action> _incoming = new();
    private readonly HashSet<IPending> _pending = [];
    private readonly List<AsyncEventHandler<ShutdownEventArgs>> _lost = [];
    private TimeSpan _lastUp;
    private TimeSpan _lastDown;

    public SimulatedBroker Broker => broker;
    public SimulatedProcess Process => process;
    public string? ClientProvidedName => purpose;
    public bool IsOpen => CloseReason is null;
    public IDictionary<string, object?>? ServerProperties { get; } =
        new Dictionary<string, object?>
        {
            ["version"] = broker.Queues is QueueKind.Quorum3 ? "3.13.7"u8.ToArray() : "4.0.5"u8.ToArray(),
        };
    public bool IsOpenAtBroker { get; private set; } = true;
    public ShutdownEventArgs? CloseReason { get; private set; }

    public event AsyncEventHandler<ShutdownEventArgs> ConnectionShutdownAsync
    {
        add => _lost.Add(value);
        remove => _lost.Remove(value);
    }

    public async Task<IChannel> CreateChannelAsync(
        CreateChannelOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var channel = new SimulatedChannel(this, options?.PublisherConfirmationsEnabled ?? false);
        await AskAsync(() => true, cancellationToken);
        _channels.Add(channel);
        if (!IsOpen)
            channel.Lose(CloseReason!);
        return channel;
    }

    public async Task CloseAsync(
        ushort reasonCode,
        string reasonText,
        TimeSpan timeout,
        bool abort,
        CancellationToken cancellationToken = default
    )
    {
        if (!IsOpen)
            return;
        try
        {
            await AskAsync(() => true, cancellationToken);
        }
        catch (AlreadyClosedException)
        {
            return;
        }
        Up(() => broker.Drop(this));
        Lose();
    }

    public async ValueTask DisposeAsync() => await CloseAsync(200, "", TimeSpan.Zero, abort: true);

    public void Dispose() => throw new NotSupportedException("nothing may block in a simulated process");

    /// <summary>To the broker. Lost when the connection ends before.</summary>
    public void Up(Action action)
    {
        _lastUp = Later(_lastUp);
        broker.World.After(
            _lastUp - broker.World.Now,
            () =>
            {
                if (IsOpenAtBroker)
                    action();
            }
        );
    }

    /// <summary>To the process.</summary>
    public void Down(Action action)
    {
        _lastDown = Later(_lastDown);
        broker.World.After(
            _lastDown - broker.World.Now,
            () =>
            {
                _incoming.Enqueue(action);
                process.After(TimeSpan.Zero, () => _incoming.Dequeue()());
            }
        );
    }

    /// <summary>Asks the broker and waits for its answer.</summary>
    /// <exception cref="AlreadyClosedException">The connection is lost.</exception>
    public async Task<T> AskAsync<T>(Func<T> ask, CancellationToken cancellation)
    {
        if (CloseReason is { } closed)
            throw new AlreadyClosedException(closed);
        var pending = new Pending<T>();
        _pending.Add(pending);
        Up(() =>
        {
            var answer = ask();
            Down(() => pending.Complete(answer));
        });
        try
        {
            return await pending.WaitAsync(cancellation);
        }
        finally
        {
            _pending.Remove(pending);
        }
    }

    /// <summary>The broker's side has ended; the process hears of it in its turn.</summary>
    public void EndAtBroker()
    {
        IsOpenAtBroker = false;
        foreach (var channel in _channels)
            channel.EndAtBroker();
        Down(Lose);
    }

    private void Lose()
    {
        if (!IsOpen)
            return;
        CloseReason = new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "lost");
        foreach (var pending in _pending.ToArray())
            pending.Fail(new AlreadyClosedException(CloseReason));
        foreach (var channel in _channels.ToArray())
            channel.Lose(CloseReason);
        foreach (var handler in _lost.ToArray())
            _ = handler(this, CloseReason);
    }

    private TimeSpan Later(TimeSpan last)
    {
        var at = broker.World.Now + broker.Chance.Micros(50, 600) + broker.Slowness;
        return at > last ? at : last + TimeSpan.FromTicks(1);
    }

    private interface IPending
    {
        void Fail(Exception why);
    }

    private sealed class Pending<T> : IPending
    {
        private readonly TaskCompletionSource<T> _answer = new();

        public void Complete(T answer) => _answer.TrySetResult(answer);

        public void Fail(Exception why) => _answer.TrySetException(why);

        public async Task<T> WaitAsync(CancellationToken cancellation)
        {
            await using var given = cancellation.UnsafeRegister(
                static one => ((TaskCompletionSource<T>)one!).TrySetCanceled(),
                _answer
            );
            return await _answer.Task;
        }
    }
}
