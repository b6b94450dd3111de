using System.Text.Json.Nodes;

namespace OrleansBank.Gateway.Tests.BankApi.Events;

/// <summary>Good events, as a bank would write them, to be changed by a test.</summary>
internal static class SampleEvents
{
    public static JsonObject Transaction(string id = "t-1") =>
        Parse(
            id,
            "bank.transaction",
            """
            {"TransactionId":"T1","CreditDebitIndicator":"Debit","Status":"BOOK","BookingDateTime":"2026-02-28T18:30:00+01:00",
             "ValueDateTime":"2026-03-01T00:00:00Z","Amount":{"Amount":"12.5","Currency":"EUR"},"TransactionInformation":"CARD 12",
             "MerchantDetails":{"MerchantName":"Café Müller","MerchantCategoryCode":"5814"},
             "CardInstrument":{"CardSchemeName":"VISA","Identification":"4000 00XX XXXX 4321"}}
            """
        );

    public static JsonObject Balance(string id = "b-1") =>
        Parse(
            id,
            "bank.balance",
            """
            {"AccountId":"A1","CreditDebitIndicator":"Credit","Type":"ITAV","DateTime":"2026-03-01T11:00:00Z",
             "Amount":{"Amount":"1234.56","Currency":"EUR"}}
            """
        );

    public static JsonObject FraudAlert(string id = "f-1") =>
        Parse(
            id,
            "bank.fraud-alert",
            """
            {"AlertId":"AL1","TransactionId":"T9","Card":{"CardId":"C1","Last4":"4321"},
             "Amount":{"Amount":"900","Currency":"JPY"},"MerchantName":"SHOP","Country":"JP","Reason":"unusual place",
             "OccurredAt":"2026-03-01T11:59:00Z","ExpiresAt":"2026-03-01T12:30:00Z"}
            """
        );

    public static JsonObject Card(string id = "c-1") =>
        Parse(id, "bank.card", """{"CardId":"C1","Last4":"4321","Status":"frozen"}""");

    /// <summary>Sets the member at a path such as data.Amount.Amount to a JSON value, or removes it when that is "-".</summary>
    public static JsonObject With(JsonObject good, string path, string json)
    {
        var steps = path.Split('.');
        var holder = steps[..^1].Aggregate(good, (at, step) => at[step]!.AsObject());
        if (json == "-")
            Assert.True(holder.Remove(steps[^1]));
        else
            holder[steps[^1]] = JsonNode.Parse(json);
        return good;
    }

    public static string Batch(params JsonObject[] events) => new JsonArray([.. events]).ToJsonString();

    private static JsonObject Parse(string id, string type, string data) =>
        JsonNode
            .Parse(
                $$"""
                {"specversion":"1.0","id":"{{id}}","source":"sandbank","type":"{{type}}","subject":"A1",
                 "time":"2026-03-01T11:59:59.5Z","datacontenttype":"application/json","data":{{data}}}
                """
            )!
            .AsObject();
}
