using System.Threading.Tasks.Sources;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Runtime;

/// <summary>
/// One call that could not be answered at once: what its caller awaits. Pooled; it goes back when the caller has taken the answer.
/// It completes as a work item of its own, so that the caller's continuation never runs inside a grain's turn.
/// </summary>
internal sealed class MailboxCall : IValueTaskSource<object>, IThreadPoolWorkItem
{
    private readonly CallPool _pool;
    private readonly ITurnScheduler _scheduler;
    private readonly Action _resume;
    private ManualResetValueTaskSourceCore<object> _core;
    private Activation? _owner;
    private object? _request;
    private CancellationToken _cancellation;
    private CancellationTokenRegistration _registration;
    private ValueTask<object> _turn;
    private object? _result;
    private Exception? _error;
    private bool _queued;
    private bool _poolable;

    public MailboxCall(CallPool pool, ITurnScheduler scheduler)
    {
        _pool = pool;
        _scheduler = scheduler;
        _resume = Resume;
    }

    /// <summary>Links of the mailbox that it waits in, or of the pool.</summary>
    public MailboxCall? Next { get; set; }
    public MailboxCall? Previous { get; set; }

    /// <summary>For the measures of its turn.</summary>
    public TurnStart Start { get; private set; }

    public bool Failed => _error is not null;

    public ValueTask<object> Answer => new(this, _core.Version);

    /// <summary>For a call that its owner begins at once.</summary>
    public void Begin(Activation owner, TurnStart start)
    {
        Start = start;
        _owner = owner;
        _poolable = true;
    }

    /// <summary>For a call in its owner's mailbox; under the owner's gate, as its cancellation may come at once.</summary>
    public void Wait(Activation owner, object request, TurnStart start, CancellationToken cancellation)
    {
        Begin(owner, start);
        _request = request;
        _cancellation = cancellation;
        _queued = true;
        if (cancellation.CanBeCanceled)
        {
            _registration = cancellation.UnsafeRegister(
                static call => ((MailboxCall)call!)._owner!.Withdraw((MailboxCall)call),
                this
            );
        }
    }

    /// <summary>It leaves the mailbox, under the owner's gate: to run, to fail, or withdrawn. False when it has left already.</summary>
    public bool TryLeaveMailbox(bool withdrawn)
    {
        if (!_queued)
        {
            return false;
        }
        _queued = false;
        // A cancellation that has begun holds this object, and may look at it at any later time: then it is never used again,
        // or it could withdraw another caller's call.
        if (!withdrawn && _cancellation.CanBeCanceled && !_registration.Unregister())
        {
            _poolable = false;
        }
        return true;
    }

    /// <summary>Runs the turn. True when it has ended; otherwise its owner hears of the end later.</summary>
    public bool Run(IGrain grain)
    {
        ValueTask<object> turn;
        try
        {
            turn = grain.HandleAsync(_request!, _cancellation);
        }
        catch (Exception error)
        {
            _error = error;
            return true;
        }
        if (!turn.IsCompleted)
        {
            Await(turn);
            return false;
        }
        Take(turn);
        return true;
    }

    /// <summary>The turn was begun and is suspended.</summary>
    public void Await(ValueTask<object> turn)
    {
        _turn = turn;
        turn.GetAwaiter().UnsafeOnCompleted(_resume);
    }

    public void Fail(Exception error)
    {
        _error = error;
        Complete();
    }

    public void FailAsCancelled() => Fail(new OperationCanceledException(_cancellation));

    /// <summary>Answers the caller, on another stack.</summary>
    public void Complete() => _scheduler.Schedule(this);

    void IThreadPoolWorkItem.Execute()
    {
        if (_error is { } error)
        {
            _core.SetException(error);
        }
        else
        {
            _core.SetResult(_result!);
        }
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);

    public object GetResult(short token)
    {
        // A wrong token throws here, before anything is given back.
        if (_core.GetStatus(token) == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("the answer has not come");
        }
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            GiveBack();
        }
    }

    private void Resume()
    {
        var turn = _turn;
        _turn = default;
        Take(turn);
        _owner!.TurnEnded(this);
    }

    private void Take(ValueTask<object> turn)
    {
        try
        {
            _result = turn.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            _error = error;
        }
    }

    private void GiveBack()
    {
        _core.Reset();
        _request = null;
        _result = null;
        _error = null;
        _cancellation = default;
        _registration = default;
        if (_poolable)
        {
            _owner = null;
            _pool.Return(this);
        }
    }
}
