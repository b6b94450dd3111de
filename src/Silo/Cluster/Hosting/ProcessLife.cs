using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// This process among those that use the tables: it says that it lives and what it knows, writes in the format that stands there, and
/// learns when it is too old to go on.
/// </summary>
internal sealed partial class ProcessLife : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Several beats: a machine that stands still for a moment is not forgotten.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private readonly ProcessName _process;
    private readonly PostgresGrainStore _store;
    private readonly int _version;
    private readonly TimeProvider _clock;
    private readonly ILogger<ProcessLife> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _outdated = new();
    private Task _beating = Task.CompletedTask;
    private int _disposed;

    private ProcessLife(
        ProcessName process,
        PostgresGrainStore store,
        int version,
        TimeProvider clock,
        ILogger<ProcessLife> log
    ) => (_process, _store, _version, _clock, _log) = (process, store, version, clock, log);

    /// <summary>The upgrade to newer programs was finalised: this one must end.</summary>
    public CancellationToken Outdated => _outdated.Token;

    /// <exception cref="StoreUnavailableException">The tables are for newer programs, or the server could not answer.</exception>
    public static async Task<ProcessLife> BeginAsync(
        ProcessName process,
        PostgresGrainStore store,
        Schema schema,
        TimeProvider clock,
        ILogger<ProcessLife> log
    )
    {
        var life = new ProcessLife(process, store, schema.Version, clock, log);
        if (!await life.SayAsync(CancellationToken.None))
            throw new StoreUnavailableException("The database was finalised for newer programs: start a newer one.");
        life._beating = life.RunAsync();
        return life;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        await _beating;
        try
        {
            await _store.Processes.LeaveAsync(_process.Name, CancellationToken.None);
        }
        catch (UnavailableException)
        {
            // Then its lease ends by itself.
        }
        _stopping.Dispose();
        _outdated.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Beat, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (await TrySayAsync())
                    continue;
                LogOutdated(_log, _version);
                await _outdated.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <summary>False when it must end.</summary>
    private async Task<bool> TrySayAsync()
    {
        try
        {
            return await SayAsync(_stopping.Token);
        }
        catch (StoreUnavailableException)
        {
            // A database that is away is told of by all that needs it. Until it is back nothing can be finalised either.
            return true;
        }
    }

    private async Task<bool> SayAsync(CancellationToken cancellation)
    {
        var found = await _store.Processes.BeatAsync(_process.Name, _process.Kind, _version, Lease, cancellation);
        if (found is not null)
            _store.Write(found.Format);
        return found is not null;
    }

    [LoggerMessage(
        5401,
        LogLevel.Critical,
        "The database was finalised for newer programs than this one (schema version {Version}): it ends."
    )]
    private static partial void LogOutdated(ILogger log, int version);
}
