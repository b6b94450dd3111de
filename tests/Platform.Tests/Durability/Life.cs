namespace OrleansBank.Platform.Tests.Durability;

/// <summary>One life of the process, as those outside count it.</summary>
internal sealed class Life
{
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _events = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _turnCount;
    private int _eventCount;

    /// <summary>New turns that were acknowledged in this life.</summary>
    public int Turns => Volatile.Read(ref _turnCount);

    /// <summary>New events that were acknowledged in this life.</summary>
    public int Events => Volatile.Read(ref _eventCount);

    /// <summary>Both doors have acknowledged something.</summary>
    public Task IsUnderLoad => Task.WhenAll(_turn.Task, _events.Task);

    public void CountTurn()
    {
        Interlocked.Increment(ref _turnCount);
        _turn.TrySetResult();
    }

    public void CountEvents(int events)
    {
        Interlocked.Add(ref _eventCount, events);
        _events.TrySetResult();
    }
}
