using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>Questions that something near to them would answer wrongly. Now is Sunday 22 November 2026, 10:30 in Paris.</summary>
public sealed class NotGuessedTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("what did I spend the day before yesterday?", "20 November")]
    [InlineData("mes dépenses d'avant-hier", "20 novembre")]
    public void The_day_before_yesterday_is_that_one_day(string text, string day)
    {
        var scene = Spent();

        var reply = scene.Types(text)[^1];

        var card = Assert.IsType<TransactionsCard>(reply.Card);
        Assert.Equal("before", Assert.Single(card.Lines).Merchant);
        Assert.Contains(day, reply.Text);
    }

    [Theory]
    [InlineData("show my transactions for tomorrow", "There is nothing yet on 23 November 2026")]
    [InlineData("montre mes transactions de demain", "Il n’y a encore rien le 23 novembre 2026")]
    public void Tomorrow_has_nothing_yet(string text, string said)
    {
        var scene = Spent();

        var reply = scene.Types(text)[^1];

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Card);
    }

    [Theory]
    [InlineData("show my transactions since january", "I have transactions only from 26 May 2026 on.", true)]
    [InlineData("show my transactions of march 2026", "I have transactions only from 26 May 2026 on.", false)]
    [InlineData("mes transactions de mars 2026", "Je n’ai de transactions qu’à partir du 26 mai 2026.", false)]
    public void Where_the_period_begins_before_what_is_held_that_is_said(string text, string said, bool lists)
    {
        var scene = Spent();

        var reply = scene.Types(text)[^1];

        Assert.Contains(said, reply.Text);
        Assert.Equal(lists, reply.Card is TransactionsCard);
    }

    [Fact]
    public void Older_transactions_that_are_there_after_all_are_not_denied()
    {
        var scene = Spent();
        scene.Reports(Bank, Of(Form("old", -100, bookedAt: scene.Now.AddDays(-250))));

        var reply = scene.Types("show my transactions since january")[^1];

        Assert.DoesNotContain("only from", reply.Text);
    }

    [Theory]
    [InlineData("everything but Monoprix", "I can't leave one out")]
    [InlineData("show all my transactions except Monoprix", "I can't leave one out")]
    [InlineData("tout sauf Monoprix", "Je ne sais pas encore exclure")]
    [InlineData("montre mes dépenses sauf Monoprix", "Je ne sais pas encore exclure")]
    public void A_list_without_one_shop_is_not_the_list_of_that_shop(string text, string said)
    {
        var scene = Spent();

        var reply = scene.Types(text)[^1];

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Card);
    }

    [Theory]
    [InlineData("my husband's balance", "I only know your own accounts")]
    [InlineData("what is Bruno's balance?", "I only know your own accounts")]
    [InlineData("the balance of my wife", "I only know your own accounts")]
    [InlineData("le solde de chloé", "Je ne connais que vos propres comptes")]
    [InlineData("quel est le solde de mon mari ?", "Je ne connais que vos propres comptes")]
    public void Another_s_balance_is_never_answered_with_one_s_own(string text, string said)
    {
        var scene = Spent();

        var reply = scene.Types(text)[^1];

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
        Assert.Null(reply.Card);
    }

    [Theory]
    [InlineData("what's my balance")]
    [InlineData("sandbank's balance")]
    [InlineData("le solde de mon compte courant")]
    [InlineData("le solde de sandbank")]
    public void One_s_own_balance_is_answered(string text)
    {
        var scene = Spent();

        Assert.IsType<BalanceCard>(scene.Types(text)[^1].Card);
    }

    private static Scene Spent()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(
            Bank,
            Balance(123_456),
            Of(Form("t", -500, bookedAt: scene.Now.AddHours(-1)) with { Merchant = "Monoprix" }),
            Of(Form("y", -600, bookedAt: scene.Now.AddDays(-1)) with { Merchant = "yesterday" }),
            Of(Form("b", -700, bookedAt: scene.Now.AddDays(-2)) with { Merchant = "before" })
        );
        return scene;
    }
}
