using OrleansBank.Contracts;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Runtime;

/// <summary>
/// The place of one grain: its mailbox, and the grain itself while it is in memory. Whoever sets <c>_busy</c> owns the grain until
/// it clears it or hands it on, which is what makes turns run one at a time; <c>_gate</c> is held for a few instructions only and
/// never while code of a grain or of a caller runs.
/// </summary>
internal sealed partial class Activation : IThreadPoolWorkItem
{
    [ThreadStatic]
    private static int t_depth;

    private readonly Lock _gate = new();
    private readonly GrainRuntime _runtime;
    private readonly IGrainFactory _factory;
    private readonly TurnContext _context;
    private Mailbox _mailbox;
    private IGrain? _grain;
    private bool _busy;
    private bool _gone;

    /// <summary>Its owner lets the grain go before it runs another turn or leaves it. Guarded by the gate.</summary>
    private bool _dropped;
    private int _lastSweep;

    public Activation(GrainRuntime runtime, IGrainFactory factory, GrainId id)
    {
        _runtime = runtime;
        _factory = factory;
        Id = id;
        _lastSweep = runtime.SweepNumber;
        _context = TurnContext.For(this, runtime.Ambient);
    }

    public GrainId Id { get; }

    /// <summary>False when it has left the table meanwhile: look again.</summary>
    public bool TryAsk(object request, CancellationToken cancellation, out ValueTask<object> answer)
    {
        MailboxCall? call = null;
        var start = _runtime.Meter.Begin();
        bool owner;
        lock (_gate)
        {
            if (_gone)
            {
                answer = default;
                return false;
            }
            _lastSweep = _runtime.SweepNumber;
            owner = !_busy;
            if (!owner && Refusal() is { } refusal)
            {
                _runtime.CallEnded();
                answer = ValueTask.FromException<object>(refusal);
                return true;
            }
            _busy = true;
            if (!owner || _grain is null || t_depth >= _runtime.Limits.InlineDepthMax)
            {
                call = _runtime.Calls.Rent();
                _mailbox.Add(call);
                _runtime.Meter.SawDepth(_mailbox.Count);
                call.Wait(this, request, start, cancellation);
            }
        }
        answer = call is null ? RunAtOnce(request, start, cancellation) : call.Answer;
        if (owner && call is not null)
        {
            Start();
        }
        return true;
    }

    /// <summary>A slice of turns, on a thread of the scheduler.</summary>
    void IThreadPoolWorkItem.Execute() => Drive(_runtime.Limits.TurnsPerSliceMax);

    /// <summary>A suspended turn has ended, on whatever thread ended it: the next one gets a thread of the scheduler.</summary>
    public void TurnEnded(MailboxCall call)
    {
        if (Conclude(call))
        {
            _runtime.Scheduler.Schedule(this);
        }
    }

    /// <summary>The caller of a waiting call has cancelled.</summary>
    public void Withdraw(MailboxCall call)
    {
        lock (_gate)
        {
            if (!call.TryLeaveMailbox(withdrawn: true))
            {
                return;
            }
            _mailbox.Remove(call);
        }
        _runtime.Meter.Withdrawn.Add(1);
        _runtime.CallEnded();
        call.FailAsCancelled();
    }

    /// <summary>
    /// Takes the grain out of memory when nothing runs or waits, and it was not called for <paramref name="idleSweeps"/> sweeps.
    /// True when the place is empty then: <see cref="TryGo"/>.
    /// </summary>
    public bool TryUnload(int idleSweeps)
    {
        lock (_gate)
        {
            if (_busy || (_grain is not null && _runtime.SweepNumber - _lastSweep < idleSweeps))
            {
                return false;
            }
            _busy = true;
        }
        Unload();
        if (LeaveOrGoOn())
        {
            // Someone called meanwhile: the place stays, and loads anew.
            _runtime.Scheduler.Schedule(this);
            return false;
        }
        return true;
    }

    /// <summary>Under the table's gate: true when it is empty and leaves the table for good.</summary>
    public bool TryGo()
    {
        lock (_gate)
        {
            return _gone = !_busy && _grain is null;
        }
    }

    /// <summary>Fails all that waits; what runs goes on. The number of calls failed.</summary>
    public int FailWaiting(Exception error)
    {
        int failed = 0;
        while (Take(giveUp: false) is { } call)
        {
            _runtime.CallEnded();
            call.Fail(error);
            failed++;
        }
        return failed;
    }

    /// <summary>
    /// What is in memory no longer counts: fails all that waits and lets the grain go, at once or when the turn that runs has ended. A
    /// call that comes later loads anew. The number of calls failed.
    /// </summary>
    public int Drop(Exception error)
    {
        int failed = FailWaiting(error);
        lock (_gate)
        {
            if (_busy)
            {
                _dropped = true;
                return failed;
            }
            _busy = true;
        }
        Unload();
        if (LeaveOrGoOn())
        {
            _runtime.Scheduler.Schedule(this);
        }
        return failed;
    }

    private Exception? Refusal()
    {
        if (TurnContext.Current == this)
        {
            return new GrainCallsItselfException(Id.Kind);
        }
        return _mailbox.Count < _runtime.Limits.MailboxCallsMax ? null : _runtime.Overloaded();
    }

    /// <summary>Nothing runs or waits: the turn runs on the caller's stack, and when it ends there, the call cost no memory.</summary>
    private ValueTask<object> RunAtOnce(object request, TurnStart start, CancellationToken cancellation)
    {
        ValueTask<object> turn;
        var outer = _context.Enter();
        t_depth++;
        try
        {
            turn = _grain!.HandleAsync(request, cancellation);
        }
        catch (Exception error)
        {
            turn = ValueTask.FromException<object>(error);
        }
        t_depth--;
        TurnContext.Leave(outer);
        if (!turn.IsCompleted)
        {
            var call = _runtime.Calls.Rent();
            call.Begin(this, start);
            var answer = call.Answer;
            call.Await(turn);
            return answer;
        }
        if (turn.IsCompletedSuccessfully)
        {
            turn = new ValueTask<object>(turn.GetAwaiter().GetResult());
        }
        AfterTurn(start, failed: !turn.IsCompletedSuccessfully);
        if (LeaveOrGoOn())
        {
            _runtime.Scheduler.Schedule(this);
        }
        _runtime.CallEnded();
        return turn;
    }

    /// <summary>The caller's thread begins what it may, one turn at most: the others that wait are not its business.</summary>
    private void Start()
    {
        if (t_depth >= _runtime.Limits.InlineDepthMax)
        {
            _runtime.Scheduler.Schedule(this);
            return;
        }
        Drive(turnsMax: 1);
    }

    /// <summary>Owner only. Loads the grain if need be, and runs turns until none waits, one is suspended, or the slice ends.</summary>
    private void Drive(int turnsMax)
    {
        var outer = _context.Enter();
        t_depth++;
        try
        {
            for (int turns = 0; turns < turnsMax; turns++)
            {
                if ((_grain is null && !TryLoad()) || Take(giveUp: true) is not { } call)
                {
                    return;
                }
                if (!call.Run(_grain!) || !Conclude(call))
                {
                    return;
                }
            }
        }
        finally
        {
            t_depth--;
            TurnContext.Leave(outer);
        }
        _runtime.Scheduler.Schedule(this);
    }

    /// <summary>Leaves the grain before the caller is answered, so that its next call finds it free. True: still owner, calls wait.</summary>
    private bool Conclude(MailboxCall call)
    {
        AfterTurn(call.Start, call.Failed);
        bool more = LeaveOrGoOn();
        _runtime.CallEnded();
        call.Complete();
        return more;
    }

    private void AfterTurn(TurnStart start, bool failed)
    {
        _runtime.Meter.Ended(start, Id.Kind, failed);
        if (MustReload())
        {
            _runtime.Meter.Reloads.Add(1);
            Unload();
        }
    }

    private bool MustReload()
    {
        try
        {
            return _grain!.MustReload;
        }
        catch (Exception)
        {
            // A grain that cannot say whether its memory is good has none that is good.
            return true;
        }
    }

    /// <summary>Owner only. True: still owner, calls wait.</summary>
    private bool LeaveOrGoOn()
    {
        while (true)
        {
            lock (_gate)
            {
                if (!_dropped)
                {
                    _lastSweep = _runtime.SweepNumber;
                    return _busy = _mailbox.Count > 0;
                }
                _dropped = false;
            }
            Unload();
        }
    }

    /// <param name="giveUp">Asked by the owner: without a call it is the owner no more.</param>
    private MailboxCall? Take(bool giveUp)
    {
        lock (_gate)
        {
            if (!giveUp || !_dropped)
            {
                var call = _mailbox.Take();
                call?.TryLeaveMailbox(withdrawn: false);
                if (call is null && giveUp)
                {
                    _busy = false;
                }
                return call;
            }
        }
        // Dropped while it loaded: whoever waits now gets a grain that is loaded anew.
        if (LeaveOrGoOn())
        {
            _runtime.Scheduler.Schedule(this);
        }
        return null;
    }
}
