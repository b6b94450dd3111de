using OrleansBank.Domain;
using OrleansBank.Simulator.Outside;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Oracle;

/// <summary>
/// What people and banks were told, and so what must be true. It knows nothing of how the product decides: only what was asked, what was
/// acknowledged, and what was seen.
/// </summary>
internal sealed class Truth
{
    private readonly Dictionary<UserId, PersonTruth> _people = [];

    public Truth(World world)
    {
        World = world;
        Owed = new OwedTruth(this);
    }

    public World World { get; }

    /// <summary>Decisions that banks are owed.</summary>
    public OwedTruth Owed { get; }

    /// <summary>Requests of people and of banks that were carried out and answered.</summary>
    public long Turns { get; private set; }
    public List<EventTruth> Events { get; } = [];
    public IEnumerable<PersonTruth> People => _people.Values;

    public PersonTruth Of(UserId user) =>
        _people.TryGetValue(user, out var known) ? known : _people[user] = new PersonTruth(user, this);

    public void CountTurn() => Turns++;

    /// <summary>Ends the run.</summary>
    public void Complain(string what)
    {
        World.Trace($"ORACLE: {what}");
        World.Fail(new InvalidOperationException(what));
    }
}
