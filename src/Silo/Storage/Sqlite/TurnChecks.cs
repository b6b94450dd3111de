using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Whether a turn still fits what is kept. All checks of a turn run before its first write, so that a conflict undoes nothing.
/// </summary>
internal sealed class TurnChecks(Connection db, Names names)
{
    private static readonly Query StateVersion = new("SELECT version FROM grain_state WHERE person = ?1 AND part = ?2");
    private static readonly Query LastSeq = new(
        "SELECT last_seq FROM turn WHERE person = ?1 ORDER BY last_seq DESC LIMIT 1"
    );
    private static readonly Query Seen = new(
        "SELECT 1 FROM event_seen WHERE person = ?1 AND bank = ?2 AND event_hash = ?3"
    );

    /// <param name="person">0 when nothing of the person is kept.</param>
    public bool Fits(long person, TurnCommit commit)
    {
        long? lastSeq = null;
        foreach (var write in commit.Writes)
        {
            var fits = write switch
            {
                StateWrite w => w.ExpectedVersion == VersionOf(person, w.Part),
                TurnWrite w => w.FirstSeq == (lastSeq ?? LastSeqOf(person)) + 1,
                SeenEventWrite w => person == 0 || !WasSeen(person, w.Bank, w.EventHash),
                _ => true,
            };
            if (!fits)
                return false;
            if (write is TurnWrite turn)
                lastSeq = turn.LastSeq;
        }
        return true;
    }

    private long VersionOf(long person, string part)
    {
        if (person == 0)
            return 0;
        using var version = db.Use(StateVersion).Bind(1, person).Bind(2, part);
        return version.Step() ? version.Int64(0) : 0;
    }

    private long LastSeqOf(long person)
    {
        if (person == 0)
            return 0;
        using var last = db.Use(LastSeq).Bind(1, person);
        return last.Step() ? last.Int64(0) : 0;
    }

    private bool WasSeen(long person, BankId bank, byte[] eventHash)
    {
        using var seen = db.Use(Seen).Bind(1, person).Bind(2, names.Bank(bank)).Bind(3, eventHash);
        return seen.Step();
    }
}
