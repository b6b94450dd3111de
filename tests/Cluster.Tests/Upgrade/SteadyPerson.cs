using System.Diagnostics;
using System.Net;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Upgrade;

/// <summary>A person who says one thing after the other. Whatever is not answered with 200 at the first try is a fault.</summary>
internal sealed class SteadyPerson(Person person) : IDisposable
{
    /// <summary>Below what one person may send a second: to be slowed down would be a refusal.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300);
    private readonly List<(string Text, long Seq)> _answered = [];
    private readonly CancellationTokenSource _over = new();
    private Task _speaking = Task.CompletedTask;
    private int _count;

    public TimeSpan LongestWait { get; private set; }
    public int Answered => Volatile.Read(ref _count);

    public static async Task<SteadyPerson> BeginAsync(IPlatformDoors gateway, string name)
    {
        var steady = new SteadyPerson(await Person.SignInAsync(gateway, name));
        steady._speaking = steady.SpeakAsync();
        return steady;
    }

    /// <summary>Was answered so many times more.</summary>
    public Task AnsweredAsync(int more)
    {
        var mark = Answered + more;
        return Person.UntilAsync(
            async () =>
            {
                if (_speaking.IsFaulted)
                    await _speaking;
                return Answered >= mark;
            },
            $"{person.Name} was answered again"
        );
    }

    /// <summary>Says no more; all that was answered stands once, in order, and nothing else was said.</summary>
    public async Task EndAsync()
    {
        await _over.CancelAsync();
        await _speaking;
        var said = (await person.HistoryAsync()).Where(message => (string?)message["from"]?["kind"] == "user");
        Assert.Equal(_answered, said.Select(message => ((string)message["text"]!, (long)message["seq"]!)));
    }

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
        person.Dispose();
    }

    private async Task SpeakAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            var text = $"hello {_answered.Count + 1}";
            var clock = Stopwatch.StartNew();
            var (status, json) = await person.PostAsync("/v1/messages", new { id = Fresh.Id(), text });
            Assert.True(status == HttpStatusCode.OK, $"{person.Name} was refused: {(int)status} {json}");
            if (clock.Elapsed > LongestWait)
                LongestWait = clock.Elapsed;
            _answered.Add((text, (long)json!["accepted"]!["seq"]!));
            Volatile.Write(ref _count, _answered.Count);
            await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
        }
    }
}
