using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Hosting;

/// <summary>
/// Work that follows a commit and calls a bank. One piece a name at a time; bounded; whatever it leaves undone has a due time that brings it
/// back. Stops when the silo stops.
/// </summary>
public sealed partial class BackgroundWork(ITurnScheduler scheduler, ILogger<BackgroundWork> log) : IAsyncDisposable
{
    private const int PiecesMax = 256;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Task> _pieces = new(StringComparer.Ordinal);

    /// <summary>False when the same piece is under way, or too many are: its due time brings it back.</summary>
    public bool TryStart(string name, Func<CancellationToken, Task> piece)
    {
        if (_pieces.Count >= PiecesMax || _stopping.IsCancellationRequested)
            return false;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_pieces.TryAdd(name, begun.Task))
            return false;
        // It outlives the turn that asks for it, so nothing of that turn flows into it: else the grain would seem to call itself.
        scheduler.Schedule(new Piece(() => _ = RunAsync(name, piece, begun)));
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_pieces.Values);
        _stopping.Dispose();
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> piece, TaskCompletionSource ended)
    {
        try
        {
            await piece(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogCutOff(log);
        }
        catch (Exception failure)
        {
            LogFailed(log, failure);
        }
        finally
        {
            _pieces.TryRemove(name, out _);
            ended.SetResult();
        }
    }

    private sealed class Piece(Action begin) : IThreadPoolWorkItem
    {
        public void Execute() => begin();
    }

    [LoggerMessage(3201, LogLevel.Debug, "Background work was cut off by the stop; its due time brings it back.")]
    private static partial void LogCutOff(ILogger log);

    [LoggerMessage(3202, LogLevel.Error, "Background work failed; its due time brings it back.")]
    private static partial void LogFailed(ILogger log, Exception failure);
}
