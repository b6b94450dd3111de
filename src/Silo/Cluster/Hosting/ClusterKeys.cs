using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// This process's part in the master keys of the cluster: it follows what the database says is current, tells which keys it holds, lets go of
/// what was destroyed, and, in a silo, takes the next step of a change. Each step stands in the database before the next begins, so whoever
/// dies is followed by any other. See decision 9.
/// </summary>
/// <param name="rotates">Whether it makes a new key each month; where the file is handed out by other means the operator does.</param>
internal sealed partial class ClusterKeys(
    ProcessName process,
    PostgresGrainStore store,
    KeyVault vault,
    bool rotates,
    TimeProvider clock,
    ILogger<ClusterKeys> log
)
{
    /// <summary>Keys that are wrapped anew at a time: turns want the same connections.</summary>
    private const int RowsAtOnce = 4;
    private static readonly TimeSpan WarnAgainAfter = TimeSpan.FromHours(1);
    private readonly MasterKeyRows _rows = store.MasterKeys;
    private readonly MasterKeyRotation _rotation = RotationOn(new NameSealingStore(store, store, vault.People), vault);
    private HashSet<uint> _toForget = [];
    private DateTimeOffset _warnAgainAt = DateTimeOffset.MinValue;

    private static MasterKeyRotation RotationOn(NameSealingStore named, KeyVault vault) =>
        new(vault, named, named, RowsAtOnce);

    private MasterKeys Masters => vault.Masters;

    /// <summary>At the start, before anything is wrapped.</summary>
    /// <exception cref="StoreUnavailableException">The file lacks the key in force, or the store could not answer.</exception>
    public async Task JoinAsync(CancellationToken cancellation)
    {
        await _rows.FirstAsync(Masters.CurrentId, Masters.CurrentMadeAt, cancellation);
        var known = await _rows.KnownAsync(cancellation);
        var current = known.Single(row => row.State == MasterKeyState.Current);
        if (!Masters.Follow(current.Id))
            throw new StoreUnavailableException(
                $"The master key file {Masters.File.Path} lacks the key {current.Id:x8}, which is in force."
            );
        await _rows.SayAsync(process.Name, Masters.Held, Masters.CurrentId, cancellation);
    }

    public async Task RunAsync(TimeSpan every, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await TryStepAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What was begun is gone on with by others, or at the next start.
        }
    }

    /// <summary>Looks once, and takes the step that is next.</summary>
    /// <exception cref="StoreUnavailableException">Store or file failed: what was done stands, and the step comes again.</exception>
    public async Task StepAsync(CancellationToken cancellation)
    {
        // Step 1: what is known, and what the file has.
        Masters.Reload();
        var known = await _rows.KnownAsync(cancellation);
        var current = known.Single(row => row.State == MasterKeyState.Current);
        if (!Masters.Follow(current.Id))
            throw new StoreUnavailableException(
                $"The master key file lacks the key {current.Id:x8}, which is in force."
            );
        // Step 2: what is destroyed leaves the file at once, and memory a look later: a row may just have been read.
        var gone = known.Where(row => row.State == MasterKeyState.Destroyed).Select(row => row.Id).ToHashSet();
        foreach (var id in _toForget)
            Masters.Forget(id);
        _toForget = [.. gone.Intersect(Masters.Held)];
        if (gone.Overlaps(Masters.Held))
            await RemoveAsync(gone);
        await _rows.SayAsync(process.Name, Masters.Held, Masters.CurrentId, cancellation);
        // Step 3: the change.
        if (process.Kind != ProcessKinds.Silo)
            return;
        if (await _rows.TryBeAloneAsync(cancellation) is not { } alone)
            return;
        await using (alone)
            await ChangeAsync(known, current, cancellation);
    }

    private async Task ChangeAsync(
        IReadOnlyList<MasterKeyRow> known,
        MasterKeyRow current,
        CancellationToken cancellation
    )
    {
        if (known.Any(row => row.State == MasterKeyState.Coming))
        {
            if (await _rows.PromoteAsync(cancellation))
                LogCurrent(log);
            else
                WarnOfWait();
        }
        else if (known.Any(row => row.State == MasterKeyState.Leaving))
        {
            await _rows.CloseAsync(cancellation);
        }
        else if (known.FirstOrDefault(row => row.State == MasterKeyState.Going) is { } going)
        {
            // Commits that began before it was closed end first; then a pass that finds nothing has seen everything.
            await _rows.SettleAsync(cancellation);
            var moved = await _rotation.MoveAsync(cancellation);
            LogMoved(log, moved);
            if (moved == 0)
                await _rows.DestroyAsync(going.Id, cancellation);
        }
        else
        {
            await BringAsync(known, current, cancellation);
        }
    }

    /// <summary>One that the operator has put into the file, or a new one once the current one is a month old.</summary>
    private async Task BringAsync(
        IReadOnlyList<MasterKeyRow> known,
        MasterKeyRow current,
        CancellationToken cancellation
    )
    {
        var next = (Masters.Newest.Id, Masters.Newest.MadeAt);
        if (known.Any(row => row.Id == next.Id))
        {
            if (!rotates || clock.GetUtcNow() - current.MadeAt < KeyRotationWork.Age)
                return;
            next = await Masters.File.AddAsync(current.Id, clock);
        }
        _ = await _rows.BringAsync(next.Id, next.MadeAt, cancellation);
    }

    private async Task RemoveAsync(HashSet<uint> gone)
    {
        try
        {
            await Masters.File.RemoveAsync(gone, clock);
        }
        catch (StoreUnavailableException) when (IsTimeToWarn())
        {
            LogKept(log, string.Join(' ', gone.Select(id => $"{id:x8}")));
        }
        catch (StoreUnavailableException)
        {
            // Told of within the hour.
        }
    }

    private void WarnOfWait()
    {
        if (IsTimeToWarn())
            LogWaits(log);
    }

    private bool IsTimeToWarn()
    {
        if (clock.GetUtcNow() < _warnAgainAt)
            return false;
        _warnAgainAt = clock.GetUtcNow() + WarnAgainAfter;
        return true;
    }

    private async Task TryStepAsync(CancellationToken stopping)
    {
        try
        {
            await StepAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (IsTimeToWarn())
                LogFailed(log, Outage.WordsOf(failure));
        }
    }

    [LoggerMessage(3303, LogLevel.Information, "A new master key is current.")]
    private static partial void LogCurrent(ILogger log);

    [LoggerMessage(3304, LogLevel.Information, "{Keys} keys were wrapped anew under the current master key.")]
    private static partial void LogMoved(ILogger log, int keys);

    [LoggerMessage(
        3305,
        LogLevel.Warning,
        "A new master key waits until every process holds it: is the file handed out to all of them?"
    )]
    private static partial void LogWaits(ILogger log);

    [LoggerMessage(
        3306,
        LogLevel.Warning,
        "Remove these master keys from the file, which can't be written here: {Ids}."
    )]
    private static partial void LogKept(ILogger log, string ids);

    [LoggerMessage(3307, LogLevel.Error, "The master keys could not be looked after, which is tried again. {Why}")]
    private static partial void LogFailed(ILogger log, string why);
}
