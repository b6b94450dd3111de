using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>What money went on, by merchant category codes and the bank's own words.</summary>
public sealed class SpendingTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    /// <summary>What of the month is listed, the latest first.</summary>
    [Theory]
    [InlineData("how much did i spend on groceries", "market, bakery")]
    [InlineData("my grocery shopping this month", "market, bakery")]
    [InlineData("how much have i spent on food", "market, bakery, bistro")]
    [InlineData("what did i spend on restaurants and fuel this month", "bistro, pump")]
    [InlineData("how much did i spend on transport", "metro, pump")]
    [InlineData("how much did i spend on groceries at Monoprix", "market")]
    [InlineData("combien j'ai dépensé en courses", "market, bakery")]
    [InlineData("combien ai-je dépensé en restos ce mois-ci", "bistro")]
    [InlineData("mes dépenses d'essence du mois", "pump")]
    [InlineData("combien j'ai claqué en bouffe", "market, bakery, bistro")]
    [InlineData("my biggest grocery payment this month", "market")]
    [InlineData("has my salary arrived", "VIR SALAIRE NOVEMBRE")]
    [InlineData("est-ce que le loyer est passé", "PRLV LOYER, STANDING ORDER RENT")]
    [InlineData("mes retraits ce mois-ci", "RETRAIT DAB 12")]
    [InlineData("did my rent go out", "PRLV LOYER, STANDING ORDER RENT")]
    public void A_question_lists_what_the_money_went_on(string text, string expected)
    {
        var scene = Spent();

        scene.Types(text);

        Assert.Equal(
            expected,
            string.Join(", ", Assert.IsType<TransactionsCard>(scene.Last.Card).Lines.Select(line => line.Information))
        );
    }

    [Theory]
    [InlineData(
        "how much did i spend on groceries this month",
        "2 transactions (groceries) from 1 November 2026 to 30 November 2026:\n"
            + "Money out: €64.00.\n"
            + "• 20 November: \u2068Monoprix\u2069, -€60.00\n"
            + "• 19 November: \u2068Lemaire\u2069, -€4.00\n"
            + "4 more payments carry no shop’s category, so I can’t tell what they were for."
    )]
    [InlineData(
        "combien ai-je dépensé en courses ce mois-ci",
        "2 transactions (courses alimentaires) du 1er novembre 2026 au 30 novembre 2026\u00A0:\n"
            + "Sorties\u00A0: 64,00\u00A0€.\n"
            + "• le 20 novembre\u00A0: \u2068Monoprix\u2069, −60,00\u00A0€\n"
            + "• le 19 novembre\u00A0: \u2068Lemaire\u2069, −4,00\u00A0€\n"
            + "4 autres paiements ne portent aucune catégorie de commerce\u00A0: je ne sais pas à quoi ils ont servi."
    )]
    public void What_was_looked_for_and_what_can_not_be_told_is_said(string text, string expected)
    {
        var scene = Spent();

        scene.Types(text);

        Assert.Equal(expected, scene.Last.Text);
    }

    [Theory]
    [InlineData(
        "where did my money go this month",
        "\nSpent on: without a category €1,560.00, groceries €64.00, fuel €50.00, eating out €30.00, getting around €2.00, "
            + "other shops €1.00, fuel £9.00."
    )]
    [InlineData(
        "où est passé mon argent ce mois-ci ?",
        "\nDépensé en\u00A0: sans catégorie 1\u202F560,00\u00A0€, courses alimentaires 64,00\u00A0€, carburant 50,00\u00A0€, "
            + "restaurants 30,00\u00A0€, transports 2,00\u00A0€, autres commerces 1,00\u00A0€, carburant 9,00\u00A0£."
    )]
    [InlineData("give me a breakdown of my spending this month", "\nSpent on: without a category €1,560.00, groceries")]
    [InlineData(
        "mes dépenses par catégorie ce mois-ci",
        "\nDépensé en\u00A0: sans catégorie 1\u202F560,00\u00A0€, courses"
    )]
    public void Who_asks_where_the_money_went_is_told_each_kind(string text, string expected)
    {
        var scene = Spent();
        var pounds = Assert.Single(Pounds());
        scene.Reports(Bank, Of(pounds), Of(Coded("kiosk", "5994", -100, 14, "Kiosque")));

        scene.Types(text);

        Assert.Contains(expected, scene.Last.Text);
    }

    [Fact]
    public void Nobody_else_is_told_each_kind()
    {
        var scene = Spent();

        scene.Types("my transactions this month");

        Assert.DoesNotContain("Spent on", scene.Last.Text);
    }

    [Theory]
    [InlineData("how much did i spend on insurance this month", "\nNone of them names “insurance”, so these are all.")]
    [InlineData(
        "combien j'ai payé d'impots ce mois-ci",
        "\nAucune ne mentionne «\u202Fimpots\u202F»\u00A0: les voici donc toutes."
    )]
    public void A_topic_that_no_transaction_names_is_called_so(string text, string expected)
    {
        var scene = Spent();

        scene.Types(text);

        Assert.EndsWith(expected, scene.Last.Text);
        Assert.Equal(10, Assert.IsType<TransactionsCard>(scene.Last.Card).Lines.Length);
    }

    [Theory]
    [InlineData("how much did i spend on groceries this month", "and restaurants?", "bistro")]
    [InlineData("how much did i spend on groceries this month", "and at Station U?", "pump")]
    [InlineData("how much did i spend at Monoprix this month", "and on fuel?", "pump")]
    [InlineData("combien j'ai dépensé en courses ce mois-ci", "et en essence ?", "pump")]
    public void It_can_be_asked_on_for_another(string first, string then, string expected)
    {
        var scene = Spent();
        scene.Types(first);

        scene.Types(then);

        Assert.Equal(
            expected,
            string.Join(", ", Assert.IsType<TransactionsCard>(scene.Last.Card).Lines.Select(line => line.Information))
        );
    }

    [Fact]
    public void A_topic_is_a_word_of_its_own()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Of(Coded("PARENTS RENTAL", null, -100, 12)), Of(Coded("RENT-NOV", null, -200, 13)));

        scene.Types("how much did i pay for rent this month");

        var line = Assert.Single(Assert.IsType<TransactionsCard>(scene.Last.Card).Lines);
        Assert.Equal("RENT-NOV", line.Information);
        Assert.StartsWith("1 transaction for “\u2068rent\u2069” from", scene.Last.Text);
    }

    private static Scene Spent()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(
            Bank,
            Of(Coded("market", "5411", -6_000, 20, "Monoprix")),
            Of(Coded("bakery", "5462", -400, 19, "Lemaire")),
            Of(Coded("bistro", "5812", -3_000, 18, "Bistro")),
            Of(Coded("metro", "4111", -200, 17, "RATP")),
            Of(Coded("pump", "5541", -5_000, 16, "Station U")),
            Of(Coded("VIR SALAIRE NOVEMBRE", null, 200_000, 15)),
            Of(Coded("PRLV LOYER", null, -80_000, 5)),
            Of(Coded("STANDING ORDER RENT", null, -70_000, 4)),
            Of(Coded("RETRAIT DAB 12", null, -5_000, 3)),
            Of(Coded("VIR CAMILLE", null, -1_000, 2))
        );
        return scene;
    }

    private static IEnumerable<BankTransaction> Pounds()
    {
        Assert.True(Currency.TryFind("GBP", out var pound));
        yield return Coded("shell", "5541", -900, 13, "Shell") with
        {
            Amount = new Amount(-900, pound),
        };
    }

    private static BankTransaction Coded(string name, string? code, long minor, int day, string merchant = "") =>
        Form(name, minor, merchant: merchant, bookedAt: new DateTimeOffset(2026, 11, day, 12, 0, 0, TimeSpan.Zero)) with
        {
            Information = name,
            MerchantCategory = code,
        };
}
