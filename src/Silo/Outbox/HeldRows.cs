using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Outbox;

/// <summary>
/// What this process holds of the outbox, and under which leases. Safe to call from several threads. The store may set a lease anew at any
/// moment, by what is asked of it here: who lets a row go waits for the answer first, so that it names the lease that stands.
/// </summary>
internal sealed class HeldRows
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _held = new(StringComparer.Ordinal);
    private readonly List<Task> _asked = [];

    /// <returns>The rows that were not in hand already. One that was, whose lease had ended, is this process's own again.</returns>
    public async Task<IReadOnlyList<OutboxRow>> TakeAsync(Func<ValueTask<IReadOnlyList<OutboxRow>>> lease)
    {
        var answered = Ask();
        try
        {
            var leased = await lease();
            lock (_gate)
                return [.. leased.Where(IsNew)];
        }
        finally
        {
            Answered(answered);
        }
    }

    /// <summary>Asks for more time for all that is in hand, if anything is. What is not renewed belongs to somebody else by now.</summary>
    public async Task RenewAsync(Func<IReadOnlyList<OutboxLease>, ValueTask<IReadOnlyList<OutboxLease>>> renew)
    {
        List<OutboxLease> before;
        lock (_gate)
            before = [.. _held.Values.Where(held => !held.IsLeaving).Select(held => held.Lease)];
        if (before.Count == 0)
            return;
        var answered = Ask();
        try
        {
            var after = (await renew(before)).ToDictionary(lease => lease.Id, StringComparer.Ordinal);
            lock (_gate)
            {
                foreach (var lease in before)
                {
                    // It was settled meanwhile, or taken anew: that lease is another.
                    if (!_held.TryGetValue(lease.Id, out var held) || held.Lease != lease)
                        continue;
                    held.Lease = after.GetValueOrDefault(lease.Id) ?? lease;
                    held.IsLost = !after.ContainsKey(lease.Id);
                }
            }
        }
        finally
        {
            Answered(answered);
        }
    }

    /// <summary>False once the lease has ended or was lost: from then on another process may be sending the row.</summary>
    public bool IsOurs(OutboxRow row, DateTimeOffset now)
    {
        lock (_gate)
            return Find(row) is { IsLost: false } held && now < held.Lease.EndsAt;
    }

    /// <summary>No longer in hand from now on: under which lease it was; null when it was not.</summary>
    public async Task<OutboxLease?> LetGoAsync(OutboxRow row)
    {
        Task asked;
        lock (_gate)
        {
            if (Find(row) is not { } leaving)
                return null;
            leaving.IsLeaving = true;
            asked = Task.WhenAll(_asked);
        }
        await asked;
        lock (_gate)
        {
            var held = Find(row);
            Remove(row);
            return held?.Lease;
        }
    }

    /// <summary>It was settled, or is another's.</summary>
    public void Forget(OutboxRow row)
    {
        lock (_gate)
            Remove(row);
    }

    private bool IsNew(OutboxRow row)
    {
        if (_held.TryGetValue(row.Id, out var held) && !held.IsLeaving)
        {
            (held.Lease, held.IsLost) = (row.Lease, false);
            return false;
        }
        _held[row.Id] = new Held(row);
        return true;
    }

    /// <summary>Of this very taking: the same row may have been taken anew since.</summary>
    private Held? Find(OutboxRow row) =>
        _held.TryGetValue(row.Id, out var held) && ReferenceEquals(held.Row, row) ? held : null;

    private void Remove(OutboxRow row)
    {
        if (Find(row) is not null)
            _held.Remove(row.Id);
    }

    private TaskCompletionSource Ask()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
            _asked.Add(answered.Task);
        return answered;
    }

    private void Answered(TaskCompletionSource answered)
    {
        lock (_gate)
            _asked.Remove(answered.Task);
        answered.SetResult();
    }

    private sealed class Held(OutboxRow row)
    {
        public OutboxRow Row => row;
        public OutboxLease Lease { get; set; } = row.Lease;
        public bool IsLost { get; set; }
        public bool IsLeaving { get; set; }
    }
}
