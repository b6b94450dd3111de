using System.Globalization;

namespace OrleansBank.Simulator.Time;

/// <summary>
/// Time and order of one run. One thing happens after another, each as an item of the pool's only thread, so that what the platform
/// itself hands to the pool is done before the next one. Time jumps to the next thing when nothing is ready.
/// </summary>
internal sealed class World(long seed, bool traced) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>Of the ready, the next is mostly the first; now and then one of so many.</summary>
    private const int Shuffled = 6;
    private const int ShuffledOneIn = 8;

    private readonly PriorityQueue<Work, (long At, long Order)> _later = new();
    private readonly LinkedList<Work> _ready = [];
    private readonly ManualResetEventSlim _ended = new();
    private Func<bool> _isOver = () => true;
    private Exception? _failure;
    private long _order;
    private ulong _hash = 14_695_981_039_346_656_037;
    private int _running;
    private volatile bool _isRunning;

    public Chance Chance { get; } = new(seed);

    /// <summary>Since the beginning.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>
    /// Runs begin at different times of day, and some pass midnight, when transport keys change. Not in the first hour: a new cluster has
    /// no key of the day before, to which a wild clock would go back.
    /// </summary>
    public DateTimeOffset Begin { get; } =
        new DateTimeOffset(2026, 9, 1, 1, 10, 0, TimeSpan.Zero).AddSeconds(unchecked((ulong)seed * 40_503) % 82_000);

    public long Steps { get; private set; }

    /// <summary>The same in every run of the seed: what happened, when and where.</summary>
    public ulong Fingerprint => _hash;

    public void After(TimeSpan delay, SimulatedProcess? process, SendOrPostCallback callback, object? state = null)
    {
        // Whatever was left behind by a process that died: the collector's own thread may come by with it.
        if (process is { IsDead: true })
            return;
        if (_isRunning && !Thread.CurrentThread.IsThreadPoolThread)
            Fail(new InvalidOperationException($"outside of the simulator's thread: {Environment.StackTrace}"));
        if (delay <= TimeSpan.Zero)
            _ready.AddLast(new Work(process, callback, state));
        else
            _later.Enqueue(new Work(process, callback, state), ((Now + delay).Ticks, _order++));
    }

    public void After(TimeSpan delay, Action action) => After(delay, null, static one => ((Action)one!)(), action);

    /// <summary>Runs until it is over; throws what went wrong.</summary>
    public void Run(Func<bool> isOver)
    {
        _isOver = isOver;
        _isRunning = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        _ended.Wait();
        _isRunning = false;
        if (_failure is not null)
            throw new SimulationFailedException(_failure.Message, _failure);
    }

    /// <summary>Ends the run: the seed is bad.</summary>
    public void Fail(Exception why) => _failure ??= why;

    public void Dispose() => _ended.Dispose();

    public void Trace(string text)
    {
        Mix((ulong)text.Length);
        foreach (var letter in text)
            Mix(letter);
        Note(text);
    }

    /// <summary>Shown when the run is traced, and nothing else.</summary>
    public void Note(string text)
    {
        if (traced)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Now.TotalMilliseconds, 12:F3} {text}"));
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            _failure = new InvalidOperationException("two threads ran at once");
        try
        {
            if (_failure is null && !_isOver() && TryTake(out var work))
                Do(work);
            else
                _ended.Set();
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
        if (!_ended.IsSet)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private bool TryTake(out Work work)
    {
        if (_ready.Count == 0)
        {
            if (!_later.TryDequeue(out work, out var key))
                return false;
            Now = new TimeSpan(key.At);
            return true;
        }
        var node = _ready.First!;
        if (_ready.Count > 1 && Chance.OneIn(ShuffledOneIn))
        {
            for (var skip = Chance.Below(Math.Min(Shuffled, _ready.Count)); skip > 0; skip--)
                node = node.Next!;
        }
        work = node.Value;
        _ready.Remove(node);
        return true;
    }

    private void Do(in Work work)
    {
        Steps++;
        Mix((ulong)Now.Ticks);
        if (work.Process is { } process)
        {
            Mix((ulong)process.Number);
            process.Do(work);
            return;
        }
        work.Callback(work.State);
    }

    private void Mix(ulong value) => _hash = unchecked((_hash ^ value) * 1_099_511_628_211);
}
