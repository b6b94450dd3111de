using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// A silo's part in the cluster: it says that it lives, sees who else does, stands by where it should, wakes partitions that nobody
/// owns, and hands over, one at a time in the whole cluster, what others should own.
/// </summary>
internal sealed partial class Member(
    string silo,
    string address,
    IReadOnlyList<Seat> seats,
    IPartitionLedger ledger,
    PushWay way,
    Func<bool> obeysPriorities,
    ClusterLimits limits,
    SeatNews news,
    TimeProvider clock,
    ILogger<Member> log
)
{
    private readonly Dictionary<string, long> _since = new(StringComparer.Ordinal);
    private readonly SaidRarely _away = new(clock);
    private Plan? _plan;
    private string[] _planned = [];
    private volatile bool _joined;

    /// <summary>Whether the last beat reached the ledger.</summary>
    public bool IsJoined => _joined;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(limits.Beat, clock);
        try
        {
            do
            {
                await BeatAsync(stopping);
                news.Tell(seats.Count(seat => seat.Tenure is not null));
            } while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo leaves: its seats are released by whoever stops it.
        }
    }

    private async Task BeatAsync(CancellationToken stopping)
    {
        try
        {
            await ledger.BeatAsync(silo, address, limits.Lease, stopping);
            var live = (await ledger.LiveAsync(stopping))
                .Select(row => row.Silo)
                .Order(StringComparer.Ordinal)
                .ToArray();
            var owners = await ledger.OwnersAsync(stopping);
            EndOvertaken(owners);
            _joined = true;
            if (_away.End())
                LogBack(log);
            See(live);
            if (live.Length == 0 || !live.Contains(silo, StringComparer.Ordinal))
                return;
            Rank(live);
            await MoveAsync(owners.ToDictionary(row => row.Partition, row => row.Silo));
            foreach (var seat in seats)
                seat.Tenure?.Audience.Sweep();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _joined = false;
            var why = Outage.WordsOf(failure);
            if (_away.IsNews(why))
                LogAway(log, why);
        }
    }

    /// <summary>
    /// A broker that gives a partition to another consumer does not tell the one that had it. Its tenure would end at the next commit or
    /// read there; until then this silo would count what it does not have. Epochs only grow, so a list that is late ends none too many.
    /// </summary>
    private void EndOvertaken(IReadOnlyList<OwnerRow> owners)
    {
        foreach (var row in owners)
        {
            if (seats[row.Partition].Tenure is { } tenure && tenure.Epoch < row.Epoch)
                tenure.End();
        }
    }

    /// <summary>Since when each one lives, as far as this silo saw.</summary>
    private void See(string[] live)
    {
        foreach (var gone in _since.Keys.Except(live, StringComparer.Ordinal).ToList())
            _since.Remove(gone);
        foreach (var one in live)
            _since.TryAdd(one, clock.GetTimestamp());
    }

    private void Rank(string[] live)
    {
        if (_plan is null || !live.SequenceEqual(_planned, StringComparer.Ordinal))
            (_plan, _planned) = (Plan.Of(live, seats.Count), live);
        foreach (var seat in seats)
            seat.Rank(_plan.PriorityOf(seat.Partition, silo));
    }

    private async Task MoveAsync(Dictionary<int, string> owners)
    {
        int? misplaced = null;
        foreach (var seat in seats)
        {
            var planned = _plan!.OwnerOf(seat.Partition);
            var owner = owners.GetValueOrDefault(seat.Partition);
            var isOwned = owner is not null && _since.ContainsKey(owner) && (owner != silo || seat.Tenure is not null);
            if (!isOwned && (planned == silo || owner == silo))
                way.Wake(seat.Partition);
            else if (isOwned && owner != planned && IsSettled(planned))
                misplaced ??= seat.Partition;
        }
        // All silos see the same list: the owner of its first acts, so that one partition a beat moves in the whole cluster. Where the
        // broker knows no priorities, whom it would choose next is not known, so nothing is moved.
        if (misplaced is { } partition && owners[partition] == silo && obeysPriorities())
        {
            news.HandedOver(partition);
            await seats[partition].ReleaseAsync(forGood: false);
        }
    }

    private bool IsSettled(string other) =>
        _since.TryGetValue(other, out var since) && clock.GetElapsedTime(since) >= limits.SettleAfter;

    [LoggerMessage(5201, LogLevel.Warning, "The ledger of partitions is tried again until it answers. {Why}")]
    private static partial void LogAway(ILogger log, string why);

    [LoggerMessage(5202, LogLevel.Information, "The ledger of partitions answers again.")]
    private static partial void LogBack(ILogger log);
}
