using System.Globalization;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>Compares, for one person, what was acknowledged with what the platform shows in the end, knowing nothing of how it keeps it.</summary>
internal sealed class Verdict(Talker talker, Faults faults)
{
    private string Name => talker.Person.Name;

    public static async Task<long> LastSeqAsync(Person person)
    {
        var (_, page) = await person.GetAsync(
            $"/v1/messages?before={long.MaxValue.ToString(CultureInfo.InvariantCulture)}&limit=1"
        );
        return (long)page!["messages"]![0]!["seq"]!;
    }

    /// <summary>History and live chat agree; each thing said stands once, in order, where it was acknowledged, with its answer beside it.</summary>
    public async Task CheckTalkAsync()
    {
        var history = await talker.Person.HistoryAsync();
        var shown = history.ConvertAll(message => message.ToJsonString());
        faults.AddUnless(shown.SequenceEqual(talker.Heard), $"{Name}'s history is not what {Name} heard");
        for (var i = 0; i < history.Count; i++)
            faults.AddUnless((long)history[i]["seq"]! == i + 1, $"{Name}'s message {i + 1} is {history[i]["seq"]}");

        var said = history.Where(message => KindOf(message) == "user").ToList();
        faults.AddUnless(said.Count == talker.AllSaid.Count, $"{Name} said {talker.AllSaid.Count}, {said.Count} stand");
        foreach (var (own, kept) in talker.AllSaid.Zip(said))
        {
            var isWell = own.Text == (string?)kept["text"] && own.Seq == (long)kept["seq"]!;
            faults.AddUnless(isWell, $"{Name} said «{own.Text}» as {own.Seq}; kept: {kept.ToJsonString()}");
            var answer = own.Seq < history.Count ? history[(int)own.Seq] : null;
            faults.AddUnless(IsAnswer(answer, own.Id), $"{Name}'s «{own.Text}» has no answer beside it");
        }
        var answered = history.Count(message => message["inReplyTo"] is not null && KindOf(message) == "assistant");
        faults.AddUnless(answered == said.Count, $"{Name} has {answered} answers to {said.Count} messages");
    }

    /// <summary>Each transaction was told once, in order, and is kept once; the balance is the one that is latest by its time.</summary>
    public async Task CheckReportsAsync(string account, int requests)
    {
        var numbers = Enumerable.Range(1, requests).ToList();
        var told = talker
            .Heard.Select(text => JsonNode.Parse(text)!)
            .Where(message => (string?)message["card"]?["kind"] == "transaction")
            .Select(message => (string?)message["card"]!["merchant"]);
        faults.AddUnless(
            told.SequenceEqual(numbers.Select(Batch.Merchant)),
            $"{Name} was not told of {requests} transactions, each once and in order"
        );

        var export = (await talker.Person.GetAsync("/v1/me/export")).Json!;
        var ids = numbers.ToDictionary(Batch.TransactionId, StringComparer.Ordinal);
        var kept = export["transactions"]!
            .AsArray()
            .Where(one => (string)one!["account"]! == account && ids.ContainsKey((string)one["id"]!))
            .ToList();
        faults.AddUnless(
            kept.Count == requests && kept.Select(one => (string)one!["id"]!).Distinct().Count() == requests,
            $"{kept.Count} of {Name}'s {requests} transactions are kept"
        );
        foreach (var one in kept)
        {
            var amount = $"-{Batch.Cents(ids[(string)one!["id"]!])}";
            faults.AddUnless((string)one["amount"]!["amount"]! == amount, $"{Name}: {one.ToJsonString()}");
        }
        var balance = export["banks"]![0]!["accounts"]!.AsArray().Single(one => (string)one!["account"]! == account)![
            "balances"
        ]!
            .AsArray()
            .Single(one => (string)one!["kind"]! == "closing_available")!;
        var latest = (string)balance["amount"]!["amount"]!;
        faults.AddUnless(latest == Batch.LastBalance(requests), $"{Name}'s balance is {latest} after {requests}");
    }

    private static string? KindOf(JsonNode message) => (string?)message["from"]?["kind"];

    private static bool IsAnswer(JsonNode? message, string id) =>
        message is not null && KindOf(message) == "assistant" && (string?)message["inReplyTo"] == id;
}
