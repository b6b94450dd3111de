using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class TransactionReportTests
{
    private const TransactionStatus Pending = TransactionStatus.Pending;
    private const TransactionStatus Booked = TransactionStatus.Booked;
    private const TransactionStatus Rejected = TransactionStatus.Rejected;
    private const TransactionStatus Future = TransactionStatus.Future;

    private static readonly BankId Bank = Banks.Sandbank.Id;

    /// <summary>What comes in (key, status, minute, amount), how many messages it makes, and what is listed in the end.</summary>
    public static TheoryData<string, BankTransaction[], int, string> Cases =>
        new()
        {
            { "one payment", [Form("t", -500)], 1, "t Booked -500" },
            { "pending, then posted", [F("t", Pending, 0), F("t", Booked, 1)], 1, "t Booked -500" },
            { "posted, then its pending form", [F("t", Booked, 1), F("t", Pending, 0)], 1, "t Booked -500" },
            { "a pending form never hides the posted", [F("t", Booked, 1), F("t", Pending, 9)], 1, "t Booked -500" },
            { "posted under another key", [F("p", Pending, 0), F("b", Booked, 1)], 1, "b Booked -500" },
            { "posted under another key, before", [F("b", Booked, 1), F("p", Pending, 0)], 1, "b Booked -500" },
            {
                "two payments alike under new keys",
                [F("p1", Pending, 0), F("p2", Pending, 1), F("b1", Booked, 2), F("b2", Booked, 3)],
                2,
                "b1 Booked -500, b2 Booked -500"
            },
            {
                "a third one alike is another",
                [F("p", Pending, 0), F("b1", Booked, 2), F("b2", Booked, 3)],
                2,
                "b1 Booked -500, b2 Booked -500"
            },
            {
                "a late pending form of two alike",
                [F("b1", Booked, 2), F("b2", Booked, 3), F("p1", Pending, 0)],
                2,
                "b1 Booked -500, b2 Booked -500"
            },
            {
                "a pending one more than there are posted",
                [F("b", Booked, 2), F("p1", Pending, 0), F("p2", Pending, 1)],
                2,
                "b Booked -500, p1 Pending -500"
            },
            {
                "another amount is another payment",
                [F("p", Pending, 0), F("b", Booked, 1, -501)],
                2,
                "b Booked -501, p Pending -500"
            },
            { "posted with a tip", [F("t", Pending, 0), F("t", Booked, 1, -600)], 2, "t Booked -600" },
            { "a corrected amount", [F("t", Booked, 0), F("t", Booked, 1, -700)], 2, "t Booked -700" },
            { "an older correction", [F("t", Booked, 1), F("t", Booked, 0, -700)], 1, "t Booked -500" },
            {
                "a corrected merchant is silent",
                [F("t", Booked, 0), Form("t", -500, Booked, 1, "Fnac")],
                1,
                "t Booked -500"
            },
            { "a pending one that is cancelled", [F("t", Pending, 0), F("t", Rejected, 1)], 2, "" },
            { "cancelled, and nobody knew of it", [F("t", Rejected, 1)], 0, "" },
            { "cancelled first, its pending form late", [F("t", Rejected, 1), F("t", Pending, 0)], 0, "" },
            {
                "the old key is cancelled on posting",
                [F("p", Pending, 0), F("b", Booked, 1), F("p", Rejected, 2)],
                1,
                "b Booked -500"
            },
            {
                "what lies ahead is silent until it happens",
                [F("t", Future, 0), F("t", Booked, 1)],
                1,
                "t Booked -500"
            },
            { "only ahead", [F("t", Future, 0)], 0, "" },
            { "money that comes in", [F("t", Booked, 0, 120_000)], 1, "t Booked 120000" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_message_a_real_transaction(string why, BankTransaction[] forms, int messages, string listed)
    {
        foreach (var perRequest in new[] { 1, forms.Length })
        {
            var scene = Banks.LinkedTo(Banks.Sandbank);
            var told = scene.Messages.Count;
            foreach (var request in forms.Chunk(perRequest))
                scene.Reports(Bank, [.. request.Select(form => Of(form))]);

            Assert.True(scene.Messages.Count - told == messages, $"{why}: told {scene.Messages.Count - told}");
            Assert.Equal(listed, Listed(scene));
        }
    }

    [Fact]
    public void What_is_told_shows_the_transaction_and_cites_its_bank()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Reports(Bank, Of(Form("t", -1_250, Pending)));

        var line = Assert.IsType<TransactionCard>(scene.Last.Card).Line;
        Assert.Equal(
            ("Monoprix", -1_250L, Pending, "Everyday"),
            (line.Merchant, line.Amount.Minor, line.Status, line.Account)
        );
        Assert.Equal([Bank], scene.Last.Cites.AsEnumerable());
        Assert.Equal(
            "Payment of €12.50 at \u2068Monoprix\u2069 from \u2068Everyday\u2069 ••1111 (Sandbank) (pending).",
            scene.Last.Text
        );
    }

    [Fact]
    public void It_is_told_in_the_language_of_the_talk()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.State = scene.State with { Language = "fr" };

        scene.Reports(Bank, Of(Form("t", 123_456)));

        Assert.Equal(
            "Vous avez reçu 1\u202F234,56\u00A0€ de \u2068Monoprix\u2069 sur \u2068Everyday\u2069 ••1111 (Sandbank).",
            scene.Last.Text
        );
    }

    [Fact]
    public void A_merchant_name_is_data_without_hidden_characters()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Reports(Bank, Of(Form("t", -500, merchant: "<img src=x>\u202Eevil\u0007 m1:alert\n")));

        var line = Assert.IsType<TransactionCard>(scene.Last.Card).Line;
        Assert.Equal("<img src=x>evil m1:alert", line.Merchant);
        Assert.Empty(scene.Last.QuickReplies);
        Assert.Equal(line.Merchant, scene.Kept.Values.Single().Merchant);
    }

    [Fact]
    public void History_is_kept_in_silence_and_its_posted_form_too()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        var told = scene.Messages.Count;
        scene.Do(Fetched(consent, F("old", Booked, -60, -900), F("p", Pending, -30)));

        scene.Reports(Bank, Of(F("b", Booked, 0)), Of(F("old", Booked, -50, -900)));

        Assert.Equal(told, scene.Messages.Count);
        Assert.Equal("b Booked -500, old Booked -900", Listed(scene));
        scene.Reports(Bank, Of(F("p", Rejected, 5)));
        Assert.Equal(told, scene.Messages.Count);
    }

    [Fact]
    public void A_pending_form_whose_posted_one_is_fetched_silences_no_later_payment()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Do(Fetched(consent, F("p", Pending, -30), F("b", Booked, -10)));

        scene.Reports(Bank, Of(F("next", Booked, 0)));

        Assert.IsType<TransactionCard>(scene.Last.Card);
        Assert.Equal("b Booked -500, next Booked -500", Listed(scene));
    }

    [Fact]
    public void What_was_fetched_never_overwrites_anything_newer()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Reports(Bank, Of(F("t", Booked, 10, -700)), Balance(700, 10));

        scene.Do(
            Fetched(consent, F("t", Booked, 0)) with
            {
                Balances = [new(BalanceKind.InterimAvailable, Scene.Start, Eur(500))],
            }
        );

        Assert.Equal("t Booked -700", Listed(scene));
        Assert.Equal(700, scene.State.Banks[Bank].Accounts[0].Balances.Single().Amount.Minor);
    }

    [Fact]
    public void The_pendings_that_wait_have_a_limit()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var forms = Enumerable.Range(0, Limits.PendingTransactionsMax + 50).Select(i => F($"p{i}", Pending, i, -i - 1));

        scene.Reports(Bank, [.. forms.Select(form => Of(form))]);

        Assert.Equal(Limits.PendingTransactionsMax, scene.State.Banks[Bank].Pending.Length);
        Assert.Equal("p50", scene.State.Banks[Bank].Pending[0].Transaction.Key);
    }

    [Fact]
    public void Times_at_the_ends_of_the_calendar_break_nothing()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var outcomes = scene.Reports(
            Bank,
            Of(Form("a", -1, Pending, bookedAt: DateTimeOffset.MinValue)),
            Of(Form("b", -1, Pending, bookedAt: DateTimeOffset.MaxValue))
        );

        Assert.All(outcomes, outcome => Assert.Equal(EventStatus.Applied, outcome.Status));
    }

    private static BankTransaction F(string key, TransactionStatus status, int minute, long minor = -500) =>
        Form(key, minor, status, minute, bookedAt: Scene.Start.AddMinutes(minute));

    private static AccountFetched Fetched(string consent, params ImmutableArray<BankTransaction> forms) =>
        new(Bank, consent, Banks.Current, [], forms, 2, 2);

    private static string Listed(Scene scene) =>
        string.Join(
            ", ",
            TransactionMatching
                .Settled(scene.Kept.Values)
                .Where(form => form.Status is Booked or Pending)
                .Select(form => $"{form.Key} {form.Status} {form.Amount.Minor}")
                .Order(StringComparer.Ordinal)
        );
}
