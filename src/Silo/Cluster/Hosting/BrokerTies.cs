using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>One process's ties to the broker: a connection to publish, another to receive, an inbox, and calls to grains elsewhere.</summary>
internal sealed class BrokerTies : IAsyncDisposable
{
    private readonly BrokerLine _line;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    /// <param name="isGateway">Whether it hears what is told to all gateways.</param>
    /// <param name="door">Null for RabbitMQ itself.</param>
    /// <param name="news">What comes to the inbox and is no answer.</param>
    public BrokerTies(
        string process,
        bool isGateway,
        IBrokerDoor? door,
        ClusterSettings settings,
        FrameCodec codec,
        TimeProvider clock,
        ILoggerFactory logs,
        Action<Frame> news
    )
    {
        var (broker, limits) = (settings.Broker, settings.Limits);
        door ??= new RabbitDoor(broker, limits);
        var connections = new BrokerNews(broker, clock, logs.CreateLogger<BrokerTies>());
        Grains = new RemoteGrains(settings.Partitions, broker, limits, codec, clock);
        Publisher = new Publisher(door, broker, limits, clock, connections, Grains.Refused);
        Inbox = new Inbox(process, isGateway, broker, limits, codec, logs.CreateLogger<Inbox>(), Take);
        Grains.Use(Publisher, Inbox);
        _line = new BrokerLine("receive", door, limits, clock, connections);

        void Take(Frame frame)
        {
            if (frame is AnswerFrame or FailureFrame)
                Grains.Take(frame);
            else
                news(frame);
        }
    }

    public RemoteGrains Grains { get; }
    public Publisher Publisher { get; }
    public Inbox Inbox { get; }
    public bool AreUp => Publisher.IsConnected && Inbox.Name is not null;

    /// <param name="beside">What else is received on the same connection; null when nothing is.</param>
    public void Start(Func<IConnection, CancellationToken, Task>? beside) =>
        _running = Task.WhenAll(
            Publisher.RunAsync(_stopping.Token),
            _line.RunAsync((connection, lost) => ReceiveAsync(connection, beside, lost), _stopping.Token)
        );

    public async ValueTask DisposeAsync()
    {
        await Publisher.FlushAsync();
        await _stopping.CancelAsync();
        await _running;
        await Grains.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>When one part ends, so does the other: both begin anew on a new connection.</summary>
    private async Task ReceiveAsync(
        IConnection connection,
        Func<IConnection, CancellationToken, Task>? beside,
        CancellationToken lost
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost);
        var inbox = Inbox.ReceiveAsync(connection, either.Token);
        var other = beside?.Invoke(connection, either.Token) ?? inbox;
        await Task.WhenAny(inbox, other);
        await either.CancelAsync();
        await Task.WhenAll(inbox, other);
    }
}
