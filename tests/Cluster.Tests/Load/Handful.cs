using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>A few people of many partitions, who speak over REST as fast as they are answered: for tests that need no load.</summary>
internal sealed class Handful : IDisposable
{
    private readonly List<Person> _people;
    private readonly List<Speaker> _speakers;
    private readonly CancellationTokenSource _over = new();
    private readonly List<Listener> _listeners;
    private readonly CancellationTokenSource _heard = new();
    private Task _speaking = Task.CompletedTask;
    private Task _listening = Task.CompletedTask;

    private Handful(IPlatformDoors gateway, List<Person> people)
    {
        _people = people;
        _speakers = people.ConvertAll(person => new Speaker(person));
        _listeners = people.ConvertAll(person => new Listener(gateway, person));
    }

    public int Acknowledged => _speakers.Sum(one => one.Acknowledged);

    public static async Task<Handful> GatherAsync(IPlatformDoors gateway, int count)
    {
        var people = new List<Person>();
        for (var i = 0; i < count; i++)
            people.Add(await Person.SignInAsync(gateway, $"person {i}"));
        return new Handful(gateway, people);
    }

    /// <summary>All speak over REST, and listen at a live chat.</summary>
    public void Start()
    {
        _listening = Task.WhenAll(_listeners.Select(one => one.ListenAsync(_heard.Token)));
        _speaking = Task.WhenAll(_speakers.Select(one => one.SpeakAsync(_over.Token)));
    }

    /// <summary>Every one of them was answered again, so many times.</summary>
    public async Task AllAnsweredAsync(int more)
    {
        var marks = _speakers.ConvertAll(one => one.Acknowledged + more);
        await Person.UntilAsync(
            () =>
            {
                if (_speaking.IsFaulted)
                    throw _speaking.Exception.InnerException!;
                return Task.FromResult(_speakers.Zip(marks).All(one => one.First.Acknowledged >= one.Second));
            },
            "everybody was answered again"
        );
    }

    /// <summary>Nobody says more; all that was acknowledged, stored and heard is compared. What was measured, in words.</summary>
    public async Task<string> EndAsync()
    {
        await _over.CancelAsync();
        await _speaking;
        foreach (var speaker in _speakers)
            await speaker.CheckAsync();
        foreach (var listener in _listeners)
            await listener.CheckAsync();
        await _heard.CancelAsync();
        await _listening;
        var waits = _speakers.SelectMany(one => one.Waits).Order().ToList();
        return $"{waits.Count} turns acknowledged; waits: median {At(0.5):0} ms, p99 {At(0.99):0} ms, longest {At(1):0} ms";

        double At(double share) => waits[(int)((waits.Count - 1) * share)].TotalMilliseconds;
    }

    /// <summary>The longest that anybody waited.</summary>
    public TimeSpan LongestWait => _speakers.SelectMany(one => one.Waits).Max();

    public void Dispose()
    {
        _over.Cancel();
        _heard.Cancel();
        _over.Dispose();
        _heard.Dispose();
        foreach (var person in _people)
            person.Dispose();
    }
}
