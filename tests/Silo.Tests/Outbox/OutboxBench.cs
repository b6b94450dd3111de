using System.Collections.Immutable;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Tests.Runtime;
using OrleansBank.Silo.Tests.Storage;

namespace OrleansBank.Silo.Tests.Outbox;

public sealed record Settled(string Id, bool Confirmed, OutboxItem Item);

/// <summary>The sender over the real store, before scripted banks, under a clock that the test moves.</summary>
internal sealed class OutboxBench : IAsyncDisposable, IOutboxCodec, IOutboxListener, IBankApis
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteGrainStore _sqlite;
    private readonly Channel<Settled> _settled = Channel.CreateUnbounded<Settled>();
    private readonly List<OutboxSender> _senders = [];
    private long _turns;

    public OutboxBench()
    {
        Timers = new TimerWatch(Clock);
        var options = new SqliteStoreOptions { Directory = _folder.Path };
        _sqlite = SqliteGrainStore.Open(options, TimeProvider.System, NullLogger.Instance);
        (Store, Watch) = StoreWatch.Before(_sqlite);
    }

    public IGrainStore Store { get; }
    public StoreWatch Watch { get; }
    public ManualClock Clock { get; } = new();
    public TimerWatch Timers { get; }
    public OutboxMetrics Metrics { get; } = new();
    public Dictionary<string, ScriptedBank> Banks { get; } = new() { ["a"] = new("a"), ["b"] = new("b") };

    /// <summary>Banks beside the scripted ones.</summary>
    public IBankApis? Other { get; init; }
    public Func<Settled, Task> OnSettled { get; set; } = _ => Task.CompletedTask;
    public double Unit { get; set; } = 0.5;
    public ImmutableArray<BankProfile> Profiles => [.. Banks.Values.Select(bank => bank.Profile)];

    public IBankApi? Find(BankId bank) => Banks.GetValueOrDefault(bank.Value) ?? Other?.Find(bank);

    public OutboxSender Start(OutboxLimits? limits = null, TimeProvider? clock = null)
    {
        var sender = new OutboxSender(
            Store,
            this,
            this,
            this,
            limits ?? new OutboxLimits(),
            clock ?? Timers,
            () => Unit,
            Metrics,
            NullLogger<OutboxSender>.Instance
        );
        _senders.Add(sender);
        sender.Start();
        return sender;
    }

    /// <summary>Commits an owed decision, as a turn does. The payload is what <see cref="OpenAsync"/> reads.</summary>
    public async Task OweAsync(string id, string bank = "a", string card = "card-1", string payload = "freeze")
    {
        var write = new OutboxWrite(
            id,
            new BankId(bank),
            Encoding.UTF8.GetBytes(card),
            Clock.GetUtcNow(),
            true,
            Encoding.UTF8.GetBytes(payload)
        );
        var user = new UserId($"user-{Interlocked.Increment(ref _turns)}");
        Assert.Equal(
            CommitResult.Committed,
            await Store.CommitAsync(Sample.Commit(user, write), CancellationToken.None)
        );
    }

    public ValueTask<Settled> SettledAsync() => _settled.Reader.NextAsync();

    /// <summary>Waits for so many; whenever something is postponed, the clock goes on to its time.</summary>
    public async Task SettledInTimeAsync(int count)
    {
        var postponed = Watch.NextAsync().AsTask();
        for (var settled = SettledAsync().AsTask(); count > 0; )
        {
            if (await Task.WhenAny(settled, postponed) == settled)
            {
                settled = --count > 0 ? SettledAsync().AsTask() : settled;
                continue;
            }
            var wait = (await postponed).NextAt!.Value - Clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                Clock.Advance(wait);
            postponed = Watch.NextAsync().AsTask();
        }
    }

    /// <summary>Something that no test has asked for yet.</summary>
    public bool HasSettled => _settled.Reader.TryPeek(out _);

    public async Task<string[]> SettledAsync(int count)
    {
        var ids = new string[count];
        for (var at = 0; at < count; at++)
            ids[at] = (await SettledAsync()).Id;
        return ids;
    }

    public ValueTask<OutboxItem?> OpenAsync(OutboxRow row, CancellationToken cancellation) =>
        ValueTask.FromResult<OutboxItem?>(
            Encoding.UTF8.GetString(row.Payload) switch
            {
                "freeze" => new OwedDecision(new CardFreeze(1, new CardRef("card-1"), row.CreatedAt)),
                "revocation" => new OwedRevocation("consent-1", "bank-consent-1", null),
                "broken" => throw new InvalidDataException("a bug"),
                _ => null,
            }
        );

    /// <summary>As the person's grain does it: the row leaves in its commit when the bank confirmed.</summary>
    public async ValueTask SettledAsync(
        UserId user,
        BankId bank,
        OutboxItem item,
        string id,
        bool confirmed,
        CancellationToken cancellation
    )
    {
        var settled = new Settled(id, confirmed, item);
        await OnSettled(settled);
        if (confirmed)
            await Store.CommitAsync(Sample.Commit(user, new OutboxDelete(id)), cancellation);
        await _settled.Writer.WriteAsync(settled, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders)
            await sender.DisposeAsync();
        Metrics.Dispose();
        await _sqlite.DisposeAsync();
        _folder.Dispose();
    }
}
