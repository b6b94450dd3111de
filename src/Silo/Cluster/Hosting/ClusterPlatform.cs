using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Memory;
using OrleansBank.Silo.Status;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// The silos of a cluster, as a gateway asks them. Accounts and nonces are looked up in the store itself; all else is a person's grain,
/// wherever it lives.
/// </summary>
public sealed class ClusterPlatform : IPlatform, IAsyncDisposable
{
    private static readonly TimeSpan ScrubDistance = TimeSpan.FromSeconds(2);
    private readonly ClusterStorage _storage;
    private readonly TimeProvider _clock;
    private readonly IConnections _connections;
    private readonly EventIntake _intake;
    private readonly BrokerTies _ties;
    private readonly Epochs _epochs;
    private readonly IMemoryScrub _memory;
    private readonly PresenceReporter _presence;
    private readonly StatusBoard _board;
    private readonly Telling _telling;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;
    private int _disposed;

    /// <param name="liveChats">How many live chats this gateway has.</param>
    public ClusterPlatform(
        string name,
        ClusterSettings settings,
        ClusterStorage storage,
        ImmutableArray<BankProfile> banks,
        IConnections connections,
        IPresence presence,
        Func<int> liveChats,
        TimeProvider clock,
        ILoggerFactory logs
    )
        : this(name, settings, storage, banks, connections, presence, liveChats, clock, logs, new ClusterSeams()) { }

    internal ClusterPlatform(
        string name,
        ClusterSettings settings,
        ClusterStorage storage,
        ImmutableArray<BankProfile> banks,
        IConnections connections,
        IPresence presence,
        Func<int> liveChats,
        TimeProvider clock,
        ILoggerFactory logs,
        ClusterSeams seams
    )
    {
        (_storage, _connections, _clock) = (storage, connections, clock);
        Banks = banks;
        _memory = seams.Memory ?? new MemoryScrub(clock, ScrubDistance);
        _epochs = new Epochs(settings.Partitions.Count);
        var codec = new FrameCodec(storage.Ring);
        _ties = new BrokerTies(name, isGateway: true, seams.Broker, settings, codec, clock, logs, Hear);
        _presence = new PresenceReporter(presence, settings, codec, _ties, clock);
        // Other processes link people too, so no account's set of people is kept here.
        var directory = new AccountDirectory(storage.Store, storage.Vault, remembers: false);
        _intake = new EventIntake(_ties.Grains, directory, logs.CreateLogger<EventIntake>());
        presence.Watch(_presence);
        _board = new StatusBoard(banks, storage.DeadLetters, storage.Ledger, settings.Partitions.Count, clock);
        var process = new ProcessReader(name, clock);
        _telling = new Telling(Tell, clock, logs.CreateLogger<Telling>());

        // By the broker to itself too: a gateway that is cut off from the others does not see itself among them.
        void Tell() =>
            _ties.Publisher.TryTell(
                settings.Broker.Gateways,
                "",
                codec.Write(new LoadFrame(new GatewayLoad(process.Read(), liveChats())))
            );
    }

    /// <summary>What operators see.</summary>
    public IStatusBoard Board => _board;

    public ImmutableArray<BankProfile> Banks { get; }

    public void Start()
    {
        _ties.Start(beside: null);
        _running = Task.WhenAll(_presence.RunAsync(_stopping.Token), _telling.RunAsync(_stopping.Token));
    }

    public async ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation)
    {
        var reply = await _ties.Grains.AskAsync(ConversationGrainFactory.IdOf(user), request, cancellation);
        // What was erased passed through this process too.
        if (request is RevokeRequest or EraseMeRequest && reply is DoneReply)
            await _memory.ScrubAsync(cancellation);
        return (UserReply)reply;
    }

    public ValueTask<ImmutableArray<EventOutcome>> ReportAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        bool dryRun,
        CancellationToken cancellation
    ) => _intake.ReportAsync(bank, events, dryRun, cancellation);

    public ValueTask<bool> TryUseNonceAsync(
        BankId bank,
        string keyId,
        string nonce,
        DateTimeOffset keepUntil,
        CancellationToken cancellation
    ) => _storage.Store.TryUseNonceAsync(NonceHash.Of(bank, keyId, nonce), _clock.GetUtcNow(), keepUntil, cancellation);

    /// <summary>Storage answers, the broker is connected, and a silo lives.</summary>
    public async ValueTask<bool> IsReadyAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _disposed) == 0
        && _ties.AreUp
        && await _storage.Store.IsReadyAsync(cancellation)
        && (await _storage.Ledger.LiveAsync(cancellation)).Count > 0;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _running;
        await _ties.DisposeAsync();
        (_memory as IDisposable)?.Dispose();
        _stopping.Dispose();
    }

    /// <summary>In the order of the inbox; returns at once.</summary>
    private void Hear(Frame frame)
    {
        switch (frame)
        {
            case TenureFrame tenure when _epochs.Admits(tenure.Partition, tenure.Epoch):
                _ties.Grains.SendAgain(tenure.Partition);
                _presence.Want(tenure.Partition);
                break;
            case PushFrame push when _epochs.Admits(push.Partition, push.Epoch):
                _connections.Push(push.User, push.Push);
                if (push.Push is ErasedPush)
                    _ = _memory.ScrubAsync(CancellationToken.None).AsTask();
                break;
            case LoadFrame { Load: SiloLoad silo }:
                _board.Hear(silo);
                break;
            case LoadFrame { Load: GatewayLoad gateway }:
                _board.Hear(gateway);
                break;
        }
    }
}
