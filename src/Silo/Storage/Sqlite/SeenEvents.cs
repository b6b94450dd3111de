using OrleansBank.Grains.Storage;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Remembers events, numbered by their day, and forgets whole days.</summary>
internal sealed class SeenEvents(Connection db, Names names)
{
    /// <summary>Bits of the counter within a day: far more events than one process can take.</summary>
    private const int CounterBits = 36;

    private static readonly Query Add = new(
        "INSERT INTO event_seen (id, person, bank, event_hash, content_hash) VALUES (?1, ?2, ?3, ?4, ?5)"
    );
    private static readonly Query LastOf = new("SELECT max(id) FROM event_seen WHERE id >= ?1 AND id < ?2");
    private static readonly Query Forget = new(
        "DELETE FROM event_seen WHERE id IN (SELECT id FROM event_seen WHERE id < ?1 ORDER BY id LIMIT ?2)"
    );

    /// <summary>Days that are written at one time: today's, and those of events that come late.</summary>
    private const int DaysKeptMax = 1_000;

    private readonly Dictionary<long, long> lastOfDay = [];

    /// <exception cref="SqliteFault">The event was seen: a conflict; or an outage.</exception>
    public void Write(long person, SeenEventWrite w)
    {
        var day = DayOf(w.At);
        using var add = db.Use(Add)
            .Bind(1, NextOf(day))
            .Bind(2, person)
            .Bind(3, names.Bank(w.Bank))
            .Bind(4, w.EventHash)
            .Bind(5, w.ContentHash);
        try
        {
            add.Run();
        }
        catch (SqliteFault fault) when (fault.ExtendedCode == raw.SQLITE_CONSTRAINT_UNIQUE)
        {
            throw new SqliteFault(fault.ExtendedCode, "an event that was seen") { IsConflict = true };
        }
    }

    /// <summary>Forgets some of what is older than a day. False when nothing is left to forget.</summary>
    public static bool Prune(Connection db, DateTimeOffset before, int most)
    {
        using var forget = db.Use(Forget).Bind(1, DayOf(before) << CounterBits).Bind(2, most);
        forget.Run();
        return db.Changes == most;
    }

    private static long DayOf(DateTimeOffset at) => Math.Max(0, Micros.DayOf(at));

    private long NextOf(long day)
    {
        if (!lastOfDay.TryGetValue(day, out var last))
        {
            if (lastOfDay.Count >= DaysKeptMax)
                lastOfDay.Clear();
            using var read = db.Use(LastOf).Bind(1, day << CounterBits).Bind(2, (day + 1) << CounterBits);
            last = read.Step() && !read.IsNull(0) ? read.Int64(0) : day << CounterBits;
        }
        return lastOfDay[day] = last + 1;
    }
}
