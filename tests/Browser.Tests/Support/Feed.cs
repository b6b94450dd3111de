using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>A bank that has much to tell: each payment becomes a message of the conversation, by the way that all of them come.</summary>
public static class Feed
{
    private const int Batch = 500;

    public static async Task PaymentsAsync(GatewayProcess platform, string user, int count)
    {
        using var person = await Person.SignInAsync(platform, user);
        var account = (string)(await person.AccountsAsync("sandbank"))[0]!["AccountId"]!;
        var bank = new BankSide(platform, "sandbank");
        for (var from = 0; from < count; from += Batch)
        {
            JsonNode[] payments =
            [
                .. Enumerable
                    .Range(from, Math.Min(Batch, count - from))
                    .Select(i => bank.Transaction(account, $"{1 + i % 90}.{i % 100:00}", $"Shop {i}")),
            ];
            var results = await bank.EmitAsync(payments);
            Assert.All(results, result => Assert.Equal("applied", (string?)result!["status"]));
        }
    }
}
