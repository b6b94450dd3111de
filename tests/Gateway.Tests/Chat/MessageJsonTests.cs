using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Money;
using OrleansBank.Gateway.Chat;
using OrleansBank.Gateway.Chat.Rest;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class MessageJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 30, 0, TimeSpan.FromHours(1));
    private static readonly BankId Bank = new("sandbank");
    private static readonly Amount Euros = new(-123456, Currency.Euro);
    private static readonly TransactionLine Line = new(
        Bank,
        "Sandbank",
        "Compte courant",
        Euros,
        TransactionStatus.Booked,
        At,
        "<b>Café</b> & Cie",
        "CB 02/03"
    );

    public static TheoryData<string, MessageCard> Cards { get; } =
        new()
        {
            {
                "balance",
                new BalanceCard([
                    new BalanceLine(
                        Bank,
                        "Sandbank",
                        "Carte",
                        "1234",
                        AccountKind.CreditCard,
                        BalanceKind.InterimBooked,
                        Euros,
                        At
                    ),
                ])
            },
            { "transactions", new TransactionsCard(null, At, [Line], 3) },
            { "transaction", new TransactionCard(Line) },
            {
                "fraud_alert",
                new FraudAlertCard(
                    Bank,
                    "Sandbank",
                    "1234",
                    Euros,
                    "Shop",
                    "BR",
                    "odd",
                    At,
                    At,
                    FraudAlertStatus.NotMine
                )
                {
                    AlertId = "a1",
                }
            },
            { "card_state", new CardStateCard(Bank, "Sandbank", "1234", CardStatus.FreezeRequested) },
            { "link", new LinkCard(Bank, "Sandbank", Permissions.Balances, Permissions.Offers, "why", 90) },
            { "link_progress", new LinkProgressCard(Bank, "Sandbank", 1, 2, LinkStatus.Active) },
            {
                "consents",
                new ConsentsCard([
                    new Consent("c1", Bank, ConsentStatus.Revoked, Permissions.Alerts, At, At.AddDays(1)),
                ])
            },
            { "page", new PageCard("export") },
        };

    /// <summary>The writer and the schema of the OpenAPI document agree field for field: the strict reader knows no other names.</summary>
    [Theory]
    [MemberData(nameof(Cards))]
    public void Each_card_is_written_as_its_schema_says(string kind, MessageCard card)
    {
        var json = Write(new Message(7, At, new Sender(SenderKind.Bank, "Sandbank"), "text") { Card = card });

        var read = JsonSerializer.Deserialize<MessageDocument>(json, Strict)!;

        Assert.StartsWith(
            $"{{\"kind\":\"{kind}\"",
            JsonDocument.Parse(json).RootElement.GetProperty("card").GetRawText(),
            StringComparison.Ordinal
        );
        Assert.NotNull(read.Card);
        // Nothing is lost on the way: writing what was read gives the same.
        Assert.True(JsonElement.DeepEquals(Element(json), Element(JsonSerializer.Serialize(read, Lean))), json);
    }

    [Fact]
    public void Every_kind_of_card_has_a_row_above()
    {
        var kinds = typeof(MessageCard).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(MessageCard)));
        Assert.Equal(kinds, Cards.Count);
        Assert.Equal(kinds, typeof(CardDocument).GetCustomAttributes<JsonDerivedTypeAttribute>().Count());
    }

    [Fact]
    public void A_tombstone_shows_its_place_and_nothing_else()
    {
        Assert.Equal("""{"seq":5,"at":"2026-03-02T09:30:00Z","erased":true}""", Write(Message.Tombstone(5, At)));
    }

    [Fact]
    public void Words_of_a_bank_stay_text_and_accents_stay_readable()
    {
        var json = Write(
            new Message(7, At, new Sender(SenderKind.Assistant, "Assistant"), "Où ? <script>")
            {
                InReplyTo = "id-1",
                QuickReplies = [new QuickReply("Non", "m7:no")],
            }
        );

        Assert.Equal(
            """{"seq":7,"at":"2026-03-02T09:30:00Z","from":{"kind":"assistant","name":"Assistant"},"inReplyTo":"id-1","""
                + "\"text\":\"Où ? \\u003Cscript\\u003E\",\"quickReplies\":[{\"title\":\"Non\",\"payload\":\"m7:no\"}]}",
            json
        );
    }

    [Theory]
    [InlineData(0, "EUR", "0.00")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(123456, "EUR", "1234.56")]
    [InlineData(500, "JPY", "500")]
    [InlineData(-1, "JPY", "-1")]
    [InlineData(1001, "BHD", "1.001")]
    [InlineData(10000, "CLF", "1.0000")]
    [InlineData(long.MaxValue, "EUR", "92233720368547758.07")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08")]
    public void Amounts_have_all_minor_units(long minor, string code, string text)
    {
        Assert.True(Currency.TryFind(code, out var currency));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            MoneyJson.Write(json, "m"u8, new Amount(minor, currency));
            json.WriteEndObject();
        }

        Assert.Equal(
            $"{{\"m\":{{\"amount\":\"{text}\",\"currency\":\"{code}\"}}}}",
            Encoding.UTF8.GetString(stream.ToArray())
        );
    }

    private static JsonSerializerOptions Strict { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
        };

    private static JsonSerializerOptions Lean { get; } =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Converters = { new UtcTimes() },
        };

    /// <summary>What is null in the schema's object is left out of the message, but not out of a card.</summary>
    private static JsonElement Element(string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        foreach (var name in node.Where(pair => pair.Value is null).Select(pair => pair.Key).ToArray())
            node.Remove(name);
        return JsonSerializer.SerializeToElement(node);
    }

    private static string Write(Message message)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, MessageJson.Options))
            MessageJson.Write(json, message);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed class UtcTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }
}
