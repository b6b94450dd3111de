namespace OrleansBank.Silo.Runtime;

/// <summary>Calls to use again, so that a call that waits makes no garbage. A stack, threaded through the calls themselves.</summary>
internal sealed class CallPool(ITurnScheduler scheduler)
{
    private const int KeptMax = 1_024;

    private readonly Lock _gate = new();
    private MailboxCall? _top;
    private int _kept;

    public MailboxCall Rent()
    {
        lock (_gate)
        {
            if (_top is { } call)
            {
                _top = call.Next;
                call.Next = null;
                _kept--;
                return call;
            }
        }
        return new MailboxCall(this, scheduler);
    }

    public void Return(MailboxCall call)
    {
        lock (_gate)
        {
            if (_kept < KeptMax)
            {
                call.Next = _top;
                _top = call;
                _kept++;
            }
        }
    }

    /// <summary>Lets go of half, so that a burst does not hold its memory for ever.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            for (int dropped = (_kept + 1) / 2; dropped > 0 && _top is { } call; dropped--)
            {
                _top = call.Next;
                call.Next = null;
                _kept--;
            }
        }
    }
}
