using OrleansBank.Domain.Accounts;
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
    [InlineData("balance of Bruno", "I only know your own accounts")]
    [InlineData("the balance of my wife", "I only know your own accounts")]
    [InlineData("how much does my brother have", "I only know your own accounts")]
    [InlineData("solde du compte de Bruno", "Je ne connais que vos propres comptes")]
    [InlineData("combien a mon frère sur son compte ?", "Je ne connais que vos propres comptes")]
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

    [Theory]
    [InlineData("what was my balance on 1 November?", "I only know balances as they are now")]
    [InlineData("mon solde au 1er novembre", "Je ne connais les soldes que d’aujourd’hui")]
    public void A_balance_of_another_day_is_not_today_s_without_saying_so(string text, string said) =>
        Assert.Contains(said, Spent().Types(text)[^1].Text);

    [Theory]
    [InlineData("my last 2 transactions", "The 2 latest of 3 transactions", "Monoprix, yesterday")]
    [InlineData("show my last payment", "The latest of 3 transactions", "Monoprix")]
    [InlineData("my 2 biggest expenses", "The 2 largest of 3 transactions", "before, yesterday")]
    [InlineData("what was my biggest purchase this month?", "The largest of 3 transactions", "before")]
    [InlineData("show my cheapest purchase", "The smallest of 3 transactions", "Monoprix")]
    [InlineData("mes 2 dernières opérations", "Les 2 plus récentes de 3 transactions", "Monoprix, yesterday")]
    [InlineData("mon dernier achat", "La plus récente de 3 transactions", "Monoprix")]
    [InlineData("quelle est ma plus grosse dépense ?", "La plus grosse de 3 transactions", "before")]
    [InlineData("la dépense la plus élevée du mois", "La plus grosse de 3 transactions", "before")]
    [InlineData("show my transactions of the last 3 days", "3 transactions", "Monoprix, yesterday, before")]
    public void Some_of_all_are_picked_and_said_to_be(string text, string said, string merchants)
    {
        var reply = Spent().Types(text)[^1];

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
        Assert.Equal(
            merchants,
            string.Join(", ", Assert.IsType<TransactionsCard>(reply.Card).Lines.Select(line => line.Merchant))
        );
    }

    [Theory]
    [InlineData("show my pending payments", "1 pending transaction ")]
    [InlineData("mes opérations en attente", "1 transaction en attente ")]
    public void What_is_pending_is_listed_alone(string text, string said)
    {
        var scene = Spent();
        scene.Reports(
            Bank,
            Of(Form("w", -900, TransactionStatus.Pending, bookedAt: scene.Now.AddHours(-2)) with { Merchant = "waits" })
        );

        var reply = scene.Types(text)[^1];

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
        Assert.Equal("waits", Assert.Single(Assert.IsType<TransactionsCard>(reply.Card).Lines).Merchant);
    }

    [Theory]
    [InlineData("show me the 6.00 payment")]
    [InlineData("le paiement de 6,00")]
    public void A_payment_is_found_by_its_amount_without_a_currency(string text)
    {
        var reply = Spent().Types(text)[^1];

        Assert.Equal("yesterday", Assert.Single(Assert.IsType<TransactionsCard>(reply.Card).Lines).Merchant);
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
