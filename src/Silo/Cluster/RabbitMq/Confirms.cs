namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// The requests that the broker has not confirmed yet, in the order in which they were published. Only a refusal matters: a request that
/// was lost is sent again.
/// </summary>
internal sealed class Confirms(Action<ulong> refused)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<ulong, ulong[]> _open = [];
    private ulong _published;

    /// <summary>A new channel, whose publications are numbered from 1.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _open.Clear();
            _published = 0;
        }
    }

    public void Publishing(List<Outgoing> joined)
    {
        ulong[] asked = [.. joined.Select(one => one.Correlation).Where(one => one != 0)];
        lock (_gate)
        {
            _published++;
            if (asked.Length > 0)
                _open.Add(_published, asked);
        }
    }

    public Task Settle(ulong tag, bool multiple, bool taken)
    {
        var settled = new List<ulong[]>();
        lock (_gate)
        {
            if (multiple)
            {
                while (_open.Count > 0 && _open.First() is var (first, asked) && first <= tag)
                {
                    settled.Add(asked);
                    _open.Remove(first);
                }
            }
            else if (_open.Remove(tag, out var asked))
            {
                settled.Add(asked);
            }
        }
        if (!taken)
        {
            foreach (var correlation in settled.SelectMany(one => one))
                refused(correlation);
        }
        return Task.CompletedTask;
    }
}
