using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// People who decide about their cards while the test breaks things, and a bank that takes its time before and after each decision takes
/// effect: at any moment some are under way, so that whatever is killed had some of them in hand.
/// </summary>
internal sealed class CardHolders
{
    private const string Bank = "sandbank";

    /// <summary>Of the bank, before a decision takes effect, and as long again before it answers.</summary>
    private const int SlowMs = 250;

    /// <summary>Few: what they ask comes on top of the rates, and at least one of them has a decision under way at nearly any moment.</summary>
    private const int Count = 4;

    /// <summary>
    /// A silo that was killed holds its decisions for 8 s at most (its lease, and how often others look); whoever takes them over may be
    /// killed too. After 30 s people are told to call their bank: no silo that dies may bring that about.
    /// </summary>
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromSeconds(30);
    private readonly RunningCluster _cluster;
    private readonly CardHolder[] _people;
    private Task[] _busy = [];

    private CardHolders(RunningCluster cluster, CardHolder[] people) => (_cluster, _people) = (cluster, people);

    public static async Task<CardHolders> BeginAsync(RunningCluster cluster, Doors doors, CancellationToken over)
    {
        var people = new CardHolder[Count];
        for (var number = 0; number < Count; number++)
            people[number] = await GatherAsync(cluster, doors, number);
        var behaviour = new { decisions = "slow", delayMs = SlowMs };
        using var slow = await cluster.Gateways[0].Sandbox.PostAsJsonAsync($"/{Bank}/behave", behaviour, over);
        slow.EnsureSuccessStatusCode();
        return new CardHolders(cluster, people)
        {
            _busy = [.. people.Select(one => Task.Run(() => one.DecideAsync(over), CancellationToken.None))],
        };
    }

    /// <summary>Each ends by itself when the test is over, its last decision confirmed.</summary>
    public IEnumerable<Task> Busy => _busy;

    /// <summary>After all have ended. Compares what was taken with what the bank has.</summary>
    /// <param name="outage">The longest time in which nothing could be committed or sent on.</param>
    public async Task CheckAsync(TimeSpan outage, Action<string> tell)
    {
        var sandbox = _cluster.Gateways[0].Sandbox;
        var received = (await sandbox.GetFromJsonAsync<JsonArray>($"/{Bank}/received"))!;
        foreach (var one in _people)
            one.Check(received, (await sandbox.GetFromJsonAsync<JsonArray>(AccountsOf(one.Name)))!);
        var waits = _people.SelectMany(one => one.Decided).Select(one => one.Waited).Order().ToList();
        tell(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{waits.Count} decisions about cards; confirmed after p50 {Ms(waits, 0.5)}, p99 {Ms(waits, 0.99)}, longest {Ms(waits, 1)} ms"
            )
        );
        Assert.True(waits[^1] <= ConfirmedWithin + outage, $"a decision reached the person's bank after {waits[^1]}");
    }

    private static async Task<CardHolder> GatherAsync(RunningCluster cluster, Doors doors, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"card holder {number}");
        using var person = await Person.SignInAsync(cluster.Gateways[0], name);
        await person.LinkAsync(Bank, "balances", "transactions", "alerts");
        var card = (await person.AccountsAsync(Bank))[0]!["Cards"]![0]!;
        return new CardHolder(doors, name, (string)card["CardId"]!, (string)card["Last4"]!);
    }

    private static string AccountsOf(string name) => $"/{Bank}/accounts?user={Uri.EscapeDataString(name)}";

    private static long Ms(List<TimeSpan> ordered, double share) =>
        (long)ordered[(int)((ordered.Count - 1) * share)].TotalMilliseconds;
}
