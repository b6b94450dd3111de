using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.BankApi.CloudEvents;

namespace OrleansBank.Gateway.Tests.BankApi.Events;

public sealed class EventMappingTests
{
    private static ReportedEvent Read(string json)
    {
        var events = new List<ReportedEvent>();
        var refusal = EventForms.Read(
            EventForms.One,
            Encoding.UTF8.GetBytes(json),
            new BankId("sandbank"),
            BankApiHost.Now,
            events
        );
        Assert.Null(refusal);
        return Assert.Single(events);
    }

    private static BankEvent Good(JsonObject json) => Read(json.ToJsonString()).Event!;

    private static BankTransaction Transaction(string path, string json) =>
        ((TransactionReport)Good(SampleEvents.With(SampleEvents.Transaction(), path, json)).Report).Transaction;

    private static Amount Money(long minor, string currency)
    {
        Assert.True(Currency.TryFind(currency, out var found));
        return new Amount(minor, found);
    }

    [Fact]
    public void A_transaction_becomes_the_domains()
    {
        var read = Good(SampleEvents.Transaction());
        Assert.Equal(("t-1", "A1"), (read.Id, read.Subject.Value));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 11, 59, 59, 500, TimeSpan.Zero), read.Time);
        var expected = new BankTransaction(
            new AccountRef("A1"),
            "T1",
            Money(-1250, "EUR"),
            TransactionStatus.Booked,
            new DateTimeOffset(2026, 2, 28, 17, 30, 0, TimeSpan.Zero),
            read.Time,
            "Café Müller",
            "CARD 12"
        )
        {
            ValueAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
            MerchantCategory = "5814",
            CardLast4 = "4321",
        };
        Assert.Equal(new TransactionReport(expected), read.Report);
    }

    [Theory]
    [InlineData("PDNG", TransactionStatus.Pending)]
    [InlineData("BOOK", TransactionStatus.Booked)]
    [InlineData("RJCT", TransactionStatus.Rejected)]
    [InlineData("FUTR", TransactionStatus.Future)]
    [InlineData("INFO", TransactionStatus.Information)]
    [InlineData("Pending", TransactionStatus.Pending)]
    [InlineData("Booked", TransactionStatus.Booked)]
    public void Status_words_of_both_versions_are_understood(string word, TransactionStatus expected) =>
        Assert.Equal(expected, Transaction("data.Status", $"\"{word}\"").Status);

    [Theory]
    [InlineData("\"4321\"", "4321")]
    [InlineData("\"4000123412344321\"", "4321")]
    [InlineData("\"XXXX XXXX XXXX 43X1\"", null)]
    [InlineData("\"21\"", null)]
    [InlineData("null", null)]
    public void A_card_number_is_cut_to_its_last_four_digits(string json, string? expected) =>
        Assert.Equal(expected, Transaction("data.CardInstrument.Identification", json).CardLast4);

    [Fact]
    public void Without_an_id_the_key_is_made_of_what_stays_the_same()
    {
        var key = Transaction("data.TransactionId", "-").Key;
        Assert.StartsWith("d-", key, StringComparison.Ordinal);
        var later = SampleEvents.With(SampleEvents.Transaction("other"), "data.TransactionId", "-");
        later = SampleEvents.With(later, "data.BookingDateTime", "\"2026-02-28T23:00:00Z\"");
        Assert.Equal(key, ((TransactionReport)Good(later).Report).Transaction.Key);
        var dearer = SampleEvents.With(later, "data.Amount.Amount", "\"12.51\"");
        Assert.NotEqual(key, ((TransactionReport)Good(dearer).Report).Transaction.Key);
    }

    [Theory]
    [InlineData("ITAV", BalanceKind.InterimAvailable)]
    [InlineData("CLBD", BalanceKind.ClosingBooked)]
    [InlineData("XPCD", BalanceKind.Expected)]
    [InlineData("PRCD", BalanceKind.PreviouslyClosedBooked)]
    [InlineData("InterimAvailable", BalanceKind.InterimAvailable)]
    [InlineData("ForwardAvailable", BalanceKind.ForwardAvailable)]
    public void A_balance_becomes_the_domains(string type, BalanceKind kind)
    {
        var read = Good(SampleEvents.With(SampleEvents.Balance(), "data.Type", $"\"{type}\""));
        var at = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero);
        Assert.Equal(new BalanceReport(new Balance(kind, at, Money(123456, "EUR"))), read.Report);
    }

    [Fact]
    public void An_overdrawn_balance_is_negative()
    {
        var debit = SampleEvents.With(SampleEvents.Balance(), "data.CreditDebitIndicator", "\"Debit\"");
        Assert.Equal(-123456, ((BalanceReport)Good(debit).Report).Balance.Amount.Minor);
    }

    [Fact]
    public void An_alert_becomes_the_domains() =>
        Assert.Equal(
            new FraudAlertReport(
                "AL1",
                "T9",
                new CardRef("C1"),
                "4321",
                Money(900, "JPY"),
                "SHOP",
                "JP",
                "unusual place",
                new DateTimeOffset(2026, 3, 1, 11, 59, 0, TimeSpan.Zero),
                new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero)
            ),
            Good(SampleEvents.FraudAlert()).Report
        );

    [Fact]
    public void A_card_becomes_the_domains() =>
        Assert.Equal(new CardReport(new CardRef("C1"), "4321", CardStatus.Frozen), Good(SampleEvents.Card()).Report);

    [Theory]
    [InlineData("sandbank")]
    [InlineData("/banks/sandbank")]
    [InlineData("https://sandbank.example/sandbank")]
    [InlineData("urn:bank:sandbank")]
    public void A_source_ends_in_the_name_of_its_bank(string source) =>
        Assert.NotNull(Good(SampleEvents.With(SampleEvents.Card(), "source", $"\"{source}\"")));

    [Theory]
    [InlineData("2026-03-01T11:59:59.1234567891Z", "2026-03-01T11:59:59.123456Z")]
    [InlineData("2026-03-01t11:59:59z", "2026-03-01T11:59:59.000000Z")]
    [InlineData("2026-03-01T06:29:59-05:30", "2026-03-01T11:59:59.000000Z")]
    public void Times_go_down_to_the_microsecond(string text, string expected)
    {
        var read = Good(SampleEvents.With(SampleEvents.Card(), "time", $"\"{text}\""));
        Assert.Equal(expected, read.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"));
    }

    [Fact]
    public void The_content_hash_sees_neither_order_nor_white_space_nor_escapes()
    {
        var plain = SampleEvents.Transaction();
        var hash = Good(plain).ContentHash;
        var turned = new JsonObject(
            plain.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );
        var indented = turned.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
        Assert.Equal(hash, Read(indented.Replace("CARD", "\\u0043ARD", StringComparison.Ordinal)).Event!.ContentHash);
        Assert.Equal(64, hash.Length);
    }

    [Theory]
    [InlineData("data.TransactionInformation", "\"CARD 13\"")]
    [InlineData("data.Amount.Amount", "\"12.50\"")]
    [InlineData("traceparent", "\"00-1\"")]
    [InlineData("data.Extra", "{\"a\":[1,2]}")]
    public void The_content_hash_sees_every_member(string path, string json)
    {
        var hash = Good(SampleEvents.Transaction()).ContentHash;
        Assert.NotEqual(hash, Good(SampleEvents.With(SampleEvents.Transaction(), path, json)).ContentHash);
    }

    [Fact]
    public void A_text_beyond_its_limit_is_cut_and_not_refused()
    {
        var long_ = Transaction("data.TransactionInformation", $"\"{new string('x', 9_000)}\"");
        Assert.Equal(BankApiLimits.TextCharsMax, long_.Information.Length);
    }
}
