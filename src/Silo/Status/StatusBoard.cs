using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.Cluster;

namespace OrleansBank.Silo.Status;

/// <summary>
/// Puts together what silos and gateways tell of themselves, what the ledger says of partitions, and what the store says of debts.
/// Several operators who look share one reading.
/// </summary>
/// <param name="letters">Null over a store that keeps none.</param>
/// <param name="ledger">Null in an embedded run.</param>
/// <param name="partitions">How many there are; 0 in an embedded run.</param>
public sealed class StatusBoard(
    ImmutableArray<BankProfile> banks,
    IDeadLetters? letters,
    IPartitionLedger? ledger,
    int partitions,
    TimeProvider clock
) : IStatusBoard
{
    /// <summary>What was read is good for so long.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);

    /// <summary>A database that does not answer by then is told as unknown: operators look when something is wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Heard<SiloLoad> _silos = new(clock);
    private readonly Heard<GatewayLoad> _gateways = new(clock);
    private readonly Lock _gate = new();
    private Task<PlatformStatus>? _last;
    private long _lastAt;

    public void Hear(SiloLoad load) => _silos.Take(load.Process.Name, load);

    public void Hear(GatewayLoad load) => _gateways.Take(load.Process.Name, load);

    public async ValueTask<PlatformStatus> LookAsync(CancellationToken cancellation)
    {
        Task<PlatformStatus> reading;
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && clock.GetElapsedTime(_lastAt) >= Life))
                (_last, _lastAt) = (ReadAsync(), clock.GetTimestamp());
            reading = _last;
        }
        return await reading.WaitAsync(cancellation);
    }

    private async Task<PlatformStatus> ReadAsync()
    {
        var owedTask = KnownAsync<BankOwed>(letters is null ? null : letters.OwedAsync);
        var liveTask = KnownAsync<SiloRow>(ledger is null ? null : ledger.LiveAsync);
        var ownersTask = KnownAsync<OwnerRow>(ledger is null ? null : ledger.OwnersAsync);
        var (owed, live, owners) = (await owedTask, await liveTask, await ownersTask);
        var told = _silos.All();
        var silos = Silos(told, live);
        var unknown = ImmutableArray.CreateBuilder<string>();
        if (ledger is not null && (live is null || owners is null))
            unknown.Add(PlatformStatus.Ledger);
        if (owed is null)
            unknown.Add(PlatformStatus.Outbox);
        return new PlatformStatus(
            clock.GetUtcNow(),
            ledger is not null,
            silos,
            [
                .. _gateways
                    .All()
                    .Select(one => new GatewayStatus(_gateways.IsFresh(one.Told), one.Told.At, one.Told.Load)),
            ],
            owners is null ? [] : Partitions(owners, silos),
            Banks([.. told.Where(one => _silos.IsFresh(one.Told)).Select(one => one.Told.Load)], owed),
            unknown.ToImmutable()
        );
    }

    /// <summary>Null when there is nobody to ask, or no answer.</summary>
    private async Task<IReadOnlyList<T>?> KnownAsync<T>(Func<CancellationToken, ValueTask<IReadOnlyList<T>>>? read)
    {
        if (read is null)
            return null;
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await read(patience.Token).AsTask().WaitAsync(patience.Token);
        }
        catch (Exception failure) when (failure is UnavailableException or OperationCanceledException)
        {
            return null;
        }
    }

    private ImmutableArray<SiloStatus> Silos(
        IReadOnlyList<(string Name, Heard<SiloLoad>.Told Told)> told,
        IReadOnlyList<SiloRow>? live
    )
    {
        var addresses = (live ?? []).ToDictionary(row => row.Silo, row => row.Address, StringComparer.Ordinal);
        var heard = told.Select(one => new SiloStatus(
            one.Name,
            addresses.GetValueOrDefault(one.Name, ""),
            live is null ? _silos.IsFresh(one.Told) : addresses.ContainsKey(one.Name),
            one.Told.At,
            one.Told.Load,
            _silos.PerSecond(one.Told, load => load.Turns),
            _silos.PerSecond(one.Told, load => load.FailedTurns)
        ));
        var silent = addresses
            .Where(row => told.All(one => one.Name != row.Key))
            .Select(row => new SiloStatus(row.Key, row.Value, true, null, null, 0, 0));
        return [.. heard.Concat(silent).OrderBy(silo => silo.Silo, StringComparer.Ordinal)];
    }

    /// <summary>The ledger knows who took a partition last. Whether that one still has it, that one knows.</summary>
    private ImmutableArray<PartitionStatus> Partitions(IReadOnlyList<OwnerRow> owners, ImmutableArray<SiloStatus> silos)
    {
        var taken = owners.ToDictionary(row => row.Partition);
        var lives = silos.Where(silo => silo.Lives).ToDictionary(silo => silo.Silo, StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, partitions)
                .Select(partition =>
                    taken.TryGetValue(partition, out var row)
                        ? new PartitionStatus(partition, row.Epoch, row.Silo, IsOwned(row))
                        : new PartitionStatus(partition, 0, "", false)
                ),
        ];

        bool IsOwned(OwnerRow row) =>
            lives.TryGetValue(row.Silo, out var silo) && silo.Load?.Owned.Contains(row.Partition) != false;
    }

    private ImmutableArray<BankStatus> Banks(ImmutableArray<SiloLoad> loads, IReadOnlyList<BankOwed>? owed) =>
        [
            .. banks.Select(bank =>
            {
                var own = loads.SelectMany(load => load.Banks).Where(one => one.Bank == bank.Id).ToList();
                return new BankStatus(
                    bank.Id,
                    bank.Name,
                    StatusOf(own.ConvertAll(one => one.Accounts)),
                    StatusOf(own.ConvertAll(one => one.Decisions)),
                    owed is null
                        ? null
                        : owed.FirstOrDefault(one => one.Bank == bank.Id) ?? new BankOwed(bank.Id, 0, null, 0)
                );
            }),
        ];

    private static CircuitStatus StatusOf(List<CircuitLoad> circuits)
    {
        var worst = circuits.Select(one => one.State).DefaultIfEmpty(CircuitKind.Closed).Max();
        var failed = circuits.MaxBy(one => one.LastFailureAt);
        return new CircuitStatus(
            worst,
            circuits.Count(one => one.State == worst),
            circuits.Count,
            circuits.Max(one => one.LastSuccessAt),
            failed?.LastFailureAt,
            failed?.LastFailure ?? ""
        );
    }
}
