using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;
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

        var listed = Listed(scene);
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
                + "Money out: €15.00 (€5.00 of it pending).\n"
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
        Assert.Contains("… and 25 more.\nThe list shows the first 20: for the others ask for", scene.Last.Text);
    }

    [Theory]
    [InlineData("en", "Money out: €30.00 and £3.00. Money in: €2,000.00 (€500.00 of it pending).")]
    [InlineData(
        "fr",
        "Sorties\u00A0: 30,00\u00A0€ et 3,00\u00A0£. Entrées\u00A0: 2\u202F000,00\u00A0€ (dont 500,00\u00A0€ en attente)."
    )]
    public void The_sum_is_of_all_that_was_found_in_each_currency_and_direction(string language, string expected)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var small = Enumerable.Range(0, 30).Select(i => Form($"t{i}", -100, bookedAt: scene.Now.AddHours(-i)));
        Assert.True(Currency.TryFind("GBP", out var pound));
        BankTransaction[] others =
        [
            Form("salary", 150_000),
            Form("gift", 50_000, TransactionStatus.Pending),
            Form("pub", -300) with
            {
                Amount = new Amount(-300, pound),
            },
            Form("rejected", -9_900, TransactionStatus.Rejected),
        ];
        scene.Reports(Bank, [.. small.Concat(others).Select(form => Of(form))]);

        scene.Means(Intent.Transactions, language: language);

        Assert.Contains("\n" + expected, scene.Last.Text);
    }

    [Fact]
    public void More_than_can_be_looked_through_is_not_added_up_and_said_to_be_so()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        for (var i = 0; i < Limits.HistoryRowsMax; i++)
        {
            var form = Form($"t{i}", -100, bookedAt: scene.Now.AddSeconds(-i));
            scene.Kept[(Bank, form.Account, form.Key)] = form;
        }

        scene.Means(Intent.Transactions);

        Assert.Contains("I haven't added it up", scene.Last.Text);
        Assert.DoesNotContain("Money out", scene.Last.Text);
    }

    [Fact]
    public void What_no_amount_can_hold_is_not_added_up()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Of(Form("a", long.MaxValue)), Of(Form("b", long.MaxValue)));

        scene.Means(Intent.Transactions);

        Assert.Contains("I haven't added it up", scene.Last.Text);
    }

    [Theory]
    [InlineData(AmountBound.Over, 5, 0, "sunday, earlier", "over €5.00")]
    [InlineData(AmountBound.AtLeast, 5, 0, "today, sunday, earlier", "of at least €5.00")]
    [InlineData(AmountBound.Under, 5, 0, "monday", "under €5.00")]
    [InlineData(AmountBound.AtMost, 5, 0, "today, monday", "of at most €5.00")]
    [InlineData(AmountBound.Between, 7, 5, "today, sunday", "between €7.00 and €5.00")]
    public void Bounds_of_amounts_are_kept_and_said_back(
        AmountBound bound,
        int from,
        int to,
        string expected,
        string said
    )
    {
        var scene = Spent();

        scene.Means(
            Intent.Transactions,
            Slots.None with
            {
                Amounts = new AmountFilter(bound, from * 10_000, to * 10_000, Currency.Euro),
            }
        );

        Assert.Equal(expected, Listed(scene));
        Assert.Contains($" {said} from ", scene.Last.Text);
    }

    [Theory]
    [InlineData("transactions on 31 February", "There is no 31 February, so I haven't looked. Which days do you mean?")]
    [InlineData(
        "transactions on 29 February 2026",
        "There is no 29 February 2026, so I haven't looked. Which days do you mean?"
    )]
    [InlineData(
        "transactions on 31/13/2026",
        "There is no day 13 of a month 31, so I haven't looked. Which days do you mean?"
    )]
    [InlineData(
        "mes opérations du 31 février",
        "Il n’y a pas de 31 février\u00A0: je n’ai donc pas cherché. De quels jours s’agit-il\u202F?"
    )]
    public void A_date_that_no_calendar_has_is_called_so(string text, string expected)
    {
        var scene = Spent();

        scene.Types(text);

        Assert.Equal(expected, scene.Last.Text);
        Assert.Null(scene.Last.Card);
    }

    [Theory]
    [InlineData("transactions before november", "october", "before 1 November 2026")]
    [InlineData(
        "transactions in 2026",
        "today, sunday, monday, earlier, october",
        "from 1 January 2026 to 31 December"
    )]
    [InlineData("transactions since october", "today, sunday, monday, earlier, october", "from 1 October 2026 to 22")]
    [InlineData("mes transactions avant novembre", "october", "avant le 1er novembre 2026")]
    [InlineData(
        "mes transactions depuis octobre",
        "today, sunday, monday, earlier, october",
        "du 1er octobre 2026 au 22"
    )]
    public void Edges_of_time_are_kept_and_said_back(string text, string expected, string said)
    {
        var scene = Spent();

        scene.Types(text);

        Assert.Equal(expected, Listed(scene));
        Assert.Contains(said, scene.Last.Text);
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

    private static string Listed(Scene scene) =>
        string.Join(", ", Assert.IsType<TransactionsCard>(scene.Last.Card).Lines.Select(line => line.Information));

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
