using System.Diagnostics;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>Something that a test broke.</summary>
/// <param name="At">From when on people are owed answers: when it struck, or when the server that was broken takes connections again.</param>
/// <param name="Down">How long that server was away; zero for what has others beside it.</param>
internal sealed record Fault(long At, TimeSpan Down)
{
    /// <summary>How much of the time in which the server was away people and bank do not make up for.</summary>
    public TimeSpan NotMadeUpFor => Down > Rates.MadeUpFor ? Down - Rates.MadeUpFor : TimeSpan.Zero;

    /// <summary>One of several processes is gone.</summary>
    public static async Task<Fault> OfAsync(Func<Task> strike)
    {
        var at = Stopwatch.GetTimestamp();
        await strike();
        return new Fault(at, TimeSpan.Zero);
    }

    /// <summary>The one server is away until <paramref name="breakAndStart"/> returns.</summary>
    public static async Task<Fault> OfServerAsync(Func<Task> breakAndStart)
    {
        var clock = Stopwatch.StartNew();
        await breakAndStart();
        return new Fault(Stopwatch.GetTimestamp(), clock.Elapsed);
    }

    /// <summary>
    /// How long one person waited over this fault: for the answer to what was under way when it struck, or to what they said first after
    /// that, whichever took longer; from the fault, or from when it was said if that was later.
    /// </summary>
    public TimeSpan WaitOf(Chatter person)
    {
        var longest = TimeSpan.Zero;
        foreach (var said in person.Said)
        {
            if (said.AcceptedAt < At)
                continue;
            var wait = Stopwatch.GetElapsedTime(Math.Max(At, said.TriedAt), said.AcceptedAt);
            longest = wait > longest ? wait : longest;
            if (said.TriedAt >= At)
                return longest;
        }
        throw new InvalidOperationException($"{person.Name} said nothing after the fault");
    }
}
