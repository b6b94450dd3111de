using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace OrleansBank.Harness;

/// <summary>A sandbox bank as its own staff would use it: makes it send events, and shows what it received.</summary>
public sealed class BankSide(IPlatformDoors platform, string bank)
{
    /// <summary>Emits a CloudEvent, or several; returns the platform's results.</summary>
    public async Task<JsonArray> EmitAsync(params JsonNode[] events)
    {
        JsonNode body =
            events.Length == 1 ? events[0].DeepClone() : new JsonArray([.. events.Select(e => e.DeepClone())]);
        using var answer = await platform.Sandbox.PostAsJsonAsync($"/{bank}/emit", body);
        var json = await answer.Content.ReadFromJsonAsync<JsonNode>();
        return json?["results"]?.AsArray() ?? throw new InvalidOperationException($"{(int)answer.StatusCode}: {json}");
    }

    public async Task<JsonArray> ReceivedAsync() =>
        (await platform.Sandbox.GetFromJsonAsync<JsonArray>($"/{bank}/received"))!;

    public JsonNode Transaction(
        string account,
        string amount,
        string merchant,
        string? id = null,
        DateTimeOffset? at = null
    )
    {
        var time = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("O");
        var data = new JsonObject
        {
            ["AccountId"] = account,
            ["TransactionId"] = id ?? Fresh.Id(),
            ["CreditDebitIndicator"] = "Debit",
            ["Status"] = "BOOK",
            ["BookingDateTime"] = time,
            ["Amount"] = new JsonObject { ["Amount"] = amount, ["Currency"] = "EUR" },
            ["MerchantDetails"] = new JsonObject { ["MerchantName"] = merchant },
        };
        return Event("bank.transaction", account, time, data);
    }

    /// <summary>What can be spent on the account, from now on.</summary>
    public JsonNode Balance(string account, string amount)
    {
        var time = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O");
        var data = new JsonObject
        {
            ["AccountId"] = account,
            ["Type"] = "ITAV",
            ["CreditDebitIndicator"] = "Credit",
            ["DateTime"] = time,
            ["Amount"] = new JsonObject { ["Amount"] = amount, ["Currency"] = "EUR" },
        };
        return Event("bank.balance", account, time, data);
    }

    public JsonNode FraudAlert(string account, JsonNode card, string amount, string merchant)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var data = new JsonObject
        {
            ["AlertId"] = Fresh.Id(),
            ["Card"] = new JsonObject { ["CardId"] = (string)card["CardId"]!, ["Last4"] = (string)card["Last4"]! },
            ["Amount"] = new JsonObject { ["Amount"] = amount, ["Currency"] = "EUR" },
            ["MerchantName"] = merchant,
            ["Country"] = "RO",
            ["Reason"] = "unusual place",
            ["OccurredAt"] = now.ToString("O"),
            ["ExpiresAt"] = now.AddHours(1).ToString("O"),
        };
        return Event("bank.fraud-alert", account, now.ToString("O"), data);
    }

    private JsonObject Event(string type, string account, string time, JsonNode data) =>
        new()
        {
            ["specversion"] = "1.0",
            ["id"] = Fresh.Id(),
            ["source"] = bank,
            ["type"] = type,
            ["subject"] = account,
            ["time"] = time,
            ["data"] = data,
        };
}
