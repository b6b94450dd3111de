using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class TransactionsAnswerTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    /// <summary>Which transactions a question lists, by what it names. Now is Sunday 22 November 2026, 10:30 in Paris.</summary>
    public static TheoryData<string, Slots, string> Questions =>
        new()
        {
            { "no period: thirty days", Slots.None, "today, sunday, monday, earlier" },
            { "today, in the person's zone", Of(PeriodKind.Today), "today, sunday" },
            { "this week begins on Monday, in the person's zone", Of(PeriodKind.ThisWeek), "today, sunday, monday" },
            { "last month", Of(PeriodKind.LastMonth), "october" },
            { "a merchant", Slots.None with { Merchant = "café de la gare" }, "monday" },
            { "an amount, whatever its sign", Slots.None with { Amount = Eur(700) }, "sunday" },
            { "an account", Slots.None with { Last4 = "2222" }, "earlier" },
            { "nothing in it", Of(PeriodKind.Yesterday), "" },
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_lists_what_it_names(string why, Slots slots, string expected)
    {
        var scene = Spent();

        var reply = Assert.Single(scene.Means(Intent.Transactions, slots));

        var card = Assert.IsType<TransactionsCard>(reply.Card);
        var listed = string.Join(", ", card.Lines.Select(line => line.Information));
        Assert.True(listed == expected, $"{why}: {listed}");
        Assert.Equal([Bank], reply.Cites.AsEnumerable());
    }

    [Fact]
    public void The_text_lists_a_few_in_plain_words()
    {
        var scene = Spent();

        scene.Means(Intent.Transactions, Of(PeriodKind.ThisWeek));

        Assert.Equal(
            "3 transactions from 16 November 2026 to 22 November 2026:\n"
                + "• today: \u2068Monoprix\u2069, -€5.00, pending\n"
                + "• today: \u2068Monoprix\u2069, -€7.00\n"
                + "• 16 November: \u2068Café de la Gare\u2069, -€3.00",
            scene.Last.Text
        );
    }

    [Fact]
    public void Pending_and_posted_forms_under_two_keys_are_listed_once()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Of(Form("p", -500, TransactionStatus.Pending, bookedAt: scene.Now.AddDays(-1))));
        scene.Reports(Bank, Of(Form("b", -500, minute: 1, bookedAt: scene.Now.AddHours(-1))));

        scene.Means(Intent.Transactions);

        var line = Assert.Single(Assert.IsType<TransactionsCard>(scene.Last.Card).Lines);
        Assert.Equal(TransactionStatus.Booked, line.Status);
    }

    [Fact]
    public void A_list_has_a_limit_and_says_how_many_more_there_are()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var forms = Enumerable.Range(0, 30).Select(i => Form($"t{i}", -100 - i, bookedAt: scene.Now.AddHours(-i)));
        scene.Reports(Bank, [.. forms.Select(form => Of(form))]);

        scene.Means(Intent.Transactions);

        var card = Assert.IsType<TransactionsCard>(scene.Last.Card);
        Assert.Equal((Limits.ListedTransactionsMax, 10), (card.Lines.Length, card.More));
        Assert.Contains("30 transactions", scene.Last.Text);
        Assert.Contains("… and 25 more.", scene.Last.Text);
    }

    [Theory]
    [InlineData("en", "Fortbank declines to share transactions. Its reason: \u2068Transactions are yours alone.\u2069")]
    [InlineData(
        "fr",
        "Fortbank refuse de transmettre les transactions. Sa raison\u00A0: \u2068Transactions are yours alone.\u2069"
    )]
    public void A_bank_that_declines_them_is_named_with_its_reason(string language, string expected)
    {
        var scene = Banks.LinkedTo(Banks.Fortbank);

        scene.Means(Intent.Transactions, language: language);

        Assert.Equal(expected, scene.Last.Text);
        Assert.Null(scene.Last.Card);
    }

    [Fact]
    public void The_other_banks_are_listed_all_the_same()
    {
        var scene = Spent();
        scene.Link(Banks.Fortbank);

        scene.Means(Intent.Transactions);

        Assert.Equal(4, Assert.IsType<TransactionsCard>(scene.Last.Card).Lines.Length);
        Assert.Contains("Fortbank declines", scene.Last.Text);
    }

    [Fact]
    public void What_was_not_granted_is_not_listed()
    {
        var scene = new Scene();
        scene.Link(Banks.Sandbank, Permissions.Balances);

        scene.Means(Intent.Transactions);

        Assert.Contains("haven't let Sandbank share transactions", scene.Last.Text);
    }

    private static Slots Of(PeriodKind kind) => Slots.None with { Period = new PeriodSlot(kind) };

    private static BankEvent Of(BankTransaction form) => Events.Of(form);

    private static Scene Spent()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(
            Bank,
            Of(At("today", -500, 22, 9) with { Status = TransactionStatus.Pending }),
            // 21 November 23:30 UTC is Sunday already in Paris.
            Of(At("sunday", -700, 21, 23)),
            // 15 November 23:30 UTC is Monday already in Paris.
            Of(At("monday", -300, 15, 23) with { Merchant = "Café de la Gare" }),
            Of(At("earlier", -900, 2, 12) with { Account = Banks.Savings }),
            Of(At("october", -400, 2, 12) with { BookedAt = new DateTimeOffset(2026, 10, 3, 8, 0, 0, TimeSpan.Zero) }),
            Of(At("rejected", -400, 20, 12) with { Status = TransactionStatus.Rejected })
        );
        return scene;
    }

    private static BankTransaction At(string name, long minor, int day, int hour) =>
        Form(name, minor, bookedAt: new DateTimeOffset(2026, 11, day, hour, 30, 0, TimeSpan.Zero)) with
        {
            Information = name,
        };
}
