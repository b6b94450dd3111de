using System.Runtime.CompilerServices;

namespace OrleansBank.Silo.Memory;

/// <summary>
/// Overwrites what returned calls left on the stacks of the pool's threads: the framework formats and escapes short texts in buffers on the
/// stack. Each thread takes one piece of work and holds it until all have theirs, so that none takes two; a thread that is busy is not
/// waited for, and overwrites its stack by its own work.
/// </summary>
public static class ThreadStacks
{
    private const int WipedBytes = 96 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    public static void Wipe()
    {
        var threads = Math.Min(ThreadPool.ThreadCount, 64);
        var together = new Meeting(threads);
        for (var i = 0; i < threads; i++)
            ThreadPool.UnsafeQueueUserWorkItem(together, preferLocal: false);
        WipeThis();
        together.Wait(Patience);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WipeThis()
    {
        Span<byte> below = stackalloc byte[WipedBytes];
        below.Clear();
        Touch(below);
    }

    /// <summary>Keeps the compiler from leaving the clearing out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Touch(Span<byte> bytes) => bytes[^1] = 0;

    private sealed class Meeting(int threads) : IThreadPoolWorkItem
    {
        private readonly object _gate = new();
        private int _missing = threads;

        public void Execute()
        {
            WipeThis();
            lock (_gate)
            {
                if (--_missing == 0)
                    Monitor.PulseAll(_gate);
                else
                    Monitor.Wait(_gate, Patience);
            }
        }

        public void Wait(TimeSpan patience)
        {
            lock (_gate)
            {
                if (_missing > 0)
                    Monitor.Wait(_gate, patience);
            }
        }
    }
}
