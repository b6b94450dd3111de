using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Hosting;

/// <summary>What a silo stands on. The store and the connections are the caller's to dispose.</summary>
public sealed record SiloParts
{
    public required IGrainStore Store { get; init; }
    public required IVault Vault { get; init; }
    public required IBankApis Banks { get; init; }
    public required Func<BankId, BankBudget> BudgetOf { get; init; }
    public required IConnections Connections { get; init; }
    public required IMemoryScrub Memory { get; init; }
    public required IIds Ids { get; init; }
    public required TimeProvider Clock { get; init; }
    public required ILoggerFactory Logs { get; init; }
    public GrainLimits Limits { get; init; } = new();
    public ITurnScheduler Scheduler { get; init; } = new ThreadPoolTurnScheduler();

    /// <summary>How the grains of people are made, in a cluster; null where one process owns them all.</summary>
    public Func<ConversationServices, IGrainFactory>? People { get; init; }

    /// <summary>How outbox and connectors reach grains, given those that live here; null where all do.</summary>
    public Func<IGrainCaller, IGrainCaller>? Route { get; init; }
}

/// <summary>
/// A silo within this process: it hosts the grains, wakes those that sleep, sends what is owed to banks, and answers gateways as
/// <see cref="IPlatform"/>.
/// </summary>
public sealed class SiloHost : IPlatform, IAftermath, IAsyncDisposable
{
    private static readonly TimeSpan DrainFor = TimeSpan.FromSeconds(10);
    private readonly SiloParts _parts;
    private readonly GrainRuntime _runtime;
    private readonly IGrainCaller _grains;
    private readonly AccountDirectory _directory;
    private readonly EventIntake _intake;
    private readonly LinkFlow _linking;
    private readonly PatientFetch _fetch;
    private readonly BackgroundWork _background;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ImmutableArray<IPlatformWork> _work;
    private Task _running = Task.CompletedTask;
    private int _disposed;

    /// <param name="work">Made with this silo's grains: the outbox sender, and what the storage needs.</param>
    public SiloHost(SiloParts parts, Func<IGrainCaller, IEnumerable<IPlatformWork>> work)
    {
        _parts = parts;
        Banks = parts.Banks.Profiles;
        var services = new ConversationServices(
            parts.Store,
            parts.Vault,
            parts.Clock,
            parts.Ids,
            parts.Connections,
            this,
            Banks.ToImmutableDictionary(bank => bank.Id)
        );
        _runtime = new GrainRuntime(
            [
                parts.People?.Invoke(services) ?? new ConversationGrainFactory(services),
                new BankGrainFactory(parts.Banks, parts.BudgetOf, parts.Clock),
            ],
            parts.Limits,
            parts.Scheduler,
            parts.Clock,
            parts.Logs.CreateLogger<GrainRuntime>()
        );
        _grains = parts.Route?.Invoke(_runtime) ?? _runtime;
        _directory = new AccountDirectory(parts.Store, parts.Vault);
        _intake = new EventIntake(_runtime, _directory, parts.Logs.CreateLogger<EventIntake>());
        _linking = new LinkFlow(_runtime, parts.Banks, parts.Ids);
        _fetch = new PatientFetch(new BankFetch(_runtime, parts.Banks, parts.Clock).TryAsync, parts.Clock);
        _background = new BackgroundWork(parts.Scheduler, parts.Logs.CreateLogger<BackgroundWork>());
        var due = new DueScanner(_runtime, parts.Store, parts.Clock, parts.Logs.CreateLogger<DueScanner>());
        _work = [due, .. work(_grains)];
    }

    public ImmutableArray<BankProfile> Banks { get; }

    /// <summary>The grains, for what is composed beside the silo: a connector's rate budget.</summary>
    public IGrainCaller Grains => _grains;

    public RuntimeFigures Figures => _runtime.Figures;

    /// <summary>Asks a grain in this process, as another process of a cluster wants it asked.</summary>
    public async ValueTask<object> AskHereAsync(GrainId id, object request, CancellationToken cancellation) =>
        request is UserRequest asked && id.Kind == GrainKinds.Conversation
            ? await AskAsync(new UserId(id.Key), asked, cancellation)
            : await _runtime.AskAsync(id, request, cancellation);

    /// <summary>Lets go of grains that another process may own now: see <see cref="GrainRuntime.Drop"/>.</summary>
    public int Drop(Func<GrainId, bool> which, Exception why) => _runtime.Drop(which, why);

    /// <summary>Begins to wake, fetch and send.</summary>
    public void Start() => _running = Task.WhenAll(_work.Select(one => one.RunAsync(_stopping.Token)));

    public async ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation) =>
        request switch
        {
            BeginLinkRequest begin => await _linking.BeginAsync(user, begin, cancellation),
            CompleteLinkRequest complete => await _linking.CompleteAsync(user, complete, cancellation),
            _ => (UserReply)await _runtime.AskAsync(ConversationGrainFactory.IdOf(user), request, cancellation),
        };

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
    ) =>
        _parts.Store.TryUseNonceAsync(
            NonceHash.Of(bank, keyId, nonce),
            _parts.Clock.GetUtcNow(),
            keepUntil,
            cancellation
        );

    public ValueTask<bool> IsReadyAsync(CancellationToken cancellation) =>
        _stopping.IsCancellationRequested ? ValueTask.FromResult(false) : _parts.Store.IsReadyAsync(cancellation);

    public void OutboxWritten()
    {
        foreach (var work in _work)
            work.Kick();
    }

    public void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes) =>
        _directory.Opened(bank, accountHashes);

    public void AccountsClosed(UserId user, BankId? bank) => _directory.Closed(user, bank);

    public void FetchWanted(UserId user, BankId bank) =>
        _background.TryStart($"{bank.Value}\n{user.Value}", stopping => _fetch.RunAsync(user, bank, stopping));

    public async ValueTask ErasedAsync(CancellationToken cancellation)
    {
        await _parts.Store.ScrubAsync(cancellation);
        await _parts.Memory.ScrubAsync(cancellation);
    }

    /// <summary>
    /// Drains: no new turn, those under way end, then what runs beside them. Once: the gateway's container ends it, and so does
    /// whoever opened the platform.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _running;
        await _background.DisposeAsync();
        await _runtime.StopAsync(DrainFor);
        await _runtime.DisposeAsync();
        _stopping.Dispose();
    }
}

/// <summary>Work that runs beside the grains for as long as the silo does.</summary>
public interface IPlatformWork
{
    Task RunAsync(CancellationToken stopping);

    /// <summary>There is something to do now.</summary>
    void Kick();
}

/// <summary>Clears what memory still holds of erased data: buffers that were returned, objects that nothing refers to.</summary>
public interface IMemoryScrub
{
    ValueTask ScrubAsync(CancellationToken cancellation);
}
