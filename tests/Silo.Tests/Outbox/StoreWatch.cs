using System.Reflection;
using System.Threading.Channels;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Tests.Outbox;

/// <param name="NextAt">Null for a dead letter.</param>
public sealed record Postponed(string Id, DateTimeOffset? NextAt, string Error);

/// <summary>A store before the real one that tells a test what was postponed, once that is durable.</summary>
public class StoreWatch : DispatchProxy
{
    private readonly Channel<Postponed> _postponed = Channel.CreateUnbounded<Postponed>();
    private IGrainStore? _store;
    private readonly Channel<int> _renewed = Channel.CreateUnbounded<int>();
    private readonly Channel<int> _failedLeases = Channel.CreateUnbounded<int>();

    /// <summary>The next leases fail as they do when the disk is full.</summary>
    public int LeasesToFail { get; set; }

    /// <summary>The next renewals fail in the same way.</summary>
    public int RenewsToFail { get; set; }

    /// <summary>Completes once rows were renewed.</summary>
    public ValueTask<int> RenewedAsync() => _renewed.Reader.NextAsync();

    /// <summary>Completes once a lease has failed.</summary>
    public ValueTask<int> FailedLeaseAsync() => _failedLeases.Reader.NextAsync();

    public static (IGrainStore Store, StoreWatch Watch) Before(IGrainStore store)
    {
        var proxy = Create<IGrainStore, StoreWatch>();
        var watch = (StoreWatch)(object)proxy;
        watch._store = store;
        return (proxy, watch);
    }

    public ValueTask<Postponed> NextAsync() => _postponed.Reader.NextAsync();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IGrainStore.LeaseOutboxAsync) && LeasesToFail > 0)
        {
            _failedLeases.Writer.TryWrite(LeasesToFail--);
            throw new IOException("no space left on device");
        }
        if (targetMethod.Name == nameof(IGrainStore.PostponeOutboxAsync))
            return new ValueTask(PostponeAsync((OutboxLease)args![0]!, (DateTimeOffset?)args[1], (string)args[2]!));
        if (targetMethod.Name == nameof(IGrainStore.RenewOutboxAsync))
            return new ValueTask<IReadOnlyList<OutboxLease>>(
                RenewAsync((IReadOnlyList<OutboxLease>)args![0]!, (DateTimeOffset)args[1]!)
            );
        return targetMethod.Invoke(_store, args);
    }

    private async Task<IReadOnlyList<OutboxLease>> RenewAsync(IReadOnlyList<OutboxLease> held, DateTimeOffset until)
    {
        if (RenewsToFail > 0)
        {
            RenewsToFail--;
            throw new IOException("no space left on device");
        }
        var renewed = await _store!.RenewOutboxAsync(held, until, CancellationToken.None);
        await _renewed.Writer.WriteAsync(renewed.Count);
        return renewed;
    }

    private async Task PostponeAsync(OutboxLease lease, DateTimeOffset? nextAt, string error)
    {
        await _store!.PostponeOutboxAsync(lease, nextAt, error, CancellationToken.None);
        var told = new Postponed(lease.Id, nextAt, error);
        await _postponed.Writer.WriteAsync(told);
    }
}
