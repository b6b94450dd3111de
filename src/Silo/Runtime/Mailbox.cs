namespace OrleansBank.Silo.Runtime;

/// <summary>First in, first out, threaded through the calls themselves: it costs nothing while empty. Guarded by its activation.</summary>
internal struct Mailbox
{
    private MailboxCall? _first;
    private MailboxCall? _last;

    public int Count { get; private set; }

    public void Add(MailboxCall call)
    {
        call.Previous = _last;
        if (_last is null)
        {
            _first = call;
        }
        else
        {
            _last.Next = call;
        }
        _last = call;
        Count++;
    }

    public MailboxCall? Take()
    {
        var call = _first;
        if (call is not null)
        {
            Remove(call);
        }
        return call;
    }

    public void Remove(MailboxCall call)
    {
        if (call.Previous is null)
        {
            _first = call.Next;
        }
        else
        {
            call.Previous.Next = call.Next;
        }
        if (call.Next is null)
        {
            _last = call.Previous;
        }
        else
        {
            call.Next.Previous = call.Previous;
        }
        call.Previous = null;
        call.Next = null;
        Count--;
    }
}
