using System.Runtime;
using OrleansBank.Silo.Hosting;

namespace OrleansBank.Silo.Memory;

/// <summary>
/// Makes this process forget what nothing refers to any more: pooled buffers are dropped, then the collector compacts and hands back the pages
/// that it freed. Freed memory would otherwise keep erased text until something happens to overwrite it. Erasures that come together share a
/// pass; passes keep a distance, so that they can't be used to hold the process up.
/// </summary>
public sealed class MemoryScrub(TimeProvider clock, TimeSpan distance) : IMemoryScrub, IDisposable
{
    /// <summary>The first pass moves what lives together; the second gives back what the first could only mark as free.</summary>
    private const int Passes = 2;

    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _gate = new();
    private Task? _next;
    private long _lastAt;
    private bool _ran;

    /// <summary>Returns after a whole pass that began after this call.</summary>
    public async ValueTask ScrubAsync(CancellationToken cancellation)
    {
        Task pass;
        lock (_gate)
            pass = _next ??= PassAsync();
        await pass.WaitAsync(cancellation);
    }

    public void Dispose() => _one.Dispose();

    private async Task PassAsync()
    {
        await Task.Yield();
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            if (_ran && clock.GetElapsedTime(_lastAt) is var since && since < distance)
                await Task.Delay(distance - since, clock, CancellationToken.None);
            // Whoever asks from here on waits for the next pass: this one may already have gone by what they let go of.
            lock (_gate)
                _next = null;
            Run();
            _lastAt = clock.GetTimestamp();
            _ran = true;
        }
        finally
        {
            _one.Release();
        }
    }

    private static void Run()
    {
        ThreadStacks.Wipe();
        SharedPools.Drop();
        for (var pass = 0; pass < Passes; pass++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        NativeHeap.Trim();
    }
}
