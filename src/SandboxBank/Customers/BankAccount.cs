using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>What an account holds: the money that is booked, and what pending payments leave of it.</summary>
internal readonly record struct Holdings(decimal Booked, decimal Available);

/// <summary>An account with its movements. Its history is made on first use. Safe for use by several threads.</summary>
internal sealed class BankAccount(AccountProfile profile, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private decimal _opening;
    private bool _hasHistory;

    public AccountProfile Profile => profile;
    public string Id => profile.Id;

    public Holdings Holdings()
    {
        lock (_gate)
        {
            EnsureHistory();
            return Hold(clock.GetUtcNow());
        }
    }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Entry> Entries()
    {
        lock (_gate)
        {
            EnsureHistory();
            return
            [
                .. _entries
                    .Values.OrderByDescending(entry => entry.At)
                    .ThenByDescending(entry => entry.Id, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Adds a movement, or replaces the one of the same id: the balance follows.</summary>
    public void Put(Entry entry)
    {
        lock (_gate)
        {
            EnsureHistory();
            _entries[entry.Id] = entry;
            if (_entries.Count > Limits.EntriesPerAccountMax)
                ForgetOldest();
        }
    }

    /// <summary>Makes the account hold what a balance report says, whatever its movements add up to.</summary>
    public void Set(decimal amount, bool isAvailable)
    {
        lock (_gate)
        {
            EnsureHistory();
            var held = Hold(clock.GetUtcNow());
            _opening += amount - (isAvailable ? held.Available : held.Booked);
        }
    }

    private Holdings Hold(DateTimeOffset now)
    {
        var booked = _opening;
        var pending = 0m;
        foreach (var entry in _entries.Values)
        {
            var status = entry.Status(now);
            if (status == EntryStatus.Booked)
                booked += entry.Amount;
            else if (status == EntryStatus.Pending)
                pending += entry.Amount;
        }
        return new Holdings(booked, booked + pending);
    }

    private void EnsureHistory()
    {
        if (_hasHistory)
            return;
        var history = History.Of(profile, clock.GetUtcNow());
        _opening = history.Opening;
        foreach (var entry in history.Entries)
            _entries[entry.Id] = entry;
        _hasHistory = true;
    }

    private void ForgetOldest()
    {
        var now = clock.GetUtcNow();
        foreach (
            var entry in _entries.Values.OrderBy(entry => entry.At).Take(Limits.EntriesPerAccountMax / 10).ToArray()
        )
        {
            if (entry.Moves(now))
                _opening += entry.Amount;
            _entries.Remove(entry.Id);
        }
    }
}
