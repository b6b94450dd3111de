using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>A message that asks two things: nothing is lost in silence, and nothing that acts is done on the side.</summary>
public sealed class SeveralWishesTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("what's my balance and block my card", "You also asked me to freeze a card. I haven't done that")]
    [InlineData("mon solde et bloque ma carte", "Vous demandez aussi de geler une carte. Je ne l’ai pas fait")]
    [InlineData("montre mon solde, puis gèle ma carte", "Vous demandez aussi de geler une carte. Je ne l’ai pas fait")]
    public void A_freeze_on_the_side_is_offered_and_not_done(string text, string said)
    {
        var scene = Linked();

        var replies = scene.Types(text);

        Assert.Equal(2, replies.Length);
        Assert.IsType<BalanceCard>(replies[0].Card);
        Assert.StartsWith(said, replies[1].Text, StringComparison.Ordinal);
        Assert.Equal(CardStatus.Active, scene.State.Banks[Bank].Cards[0].Status);
        Assert.Empty(scene.Done<OweDecision>());
        Assert.Contains(Bank, replies[1].Cites);
    }

    [Theory]
    [InlineData("yes", CardStatus.FreezeRequested)]
    [InlineData("no", CardStatus.Active)]
    public void A_plain_answer_decides_on_what_was_offered(string answer, CardStatus expected)
    {
        var scene = Linked();
        scene.Types("what's my balance and block my card");

        scene.Types(answer);

        Assert.Equal(expected, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Fact]
    public void A_tap_does_what_was_offered()
    {
        var scene = Linked();
        scene.Types("what's my balance and block my card");

        scene.Taps($"freeze:{Bank}:{scene.State.Banks[Bank].Cards[0].Handle}");

        Assert.Equal(CardStatus.FreezeRequested, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Theory]
    [InlineData("give me my balance then unlink sandbank", "I haven't done that")]
    [InlineData("donne-moi mon solde puis délie sandbank", "Je ne l’ai pas fait")]
    public void An_unlinking_on_the_side_is_offered_and_not_done(string text, string said)
    {
        var scene = Linked();

        var replies = scene.Types(text);

        Assert.Contains(said, replies[^1].Text);
        Assert.True(scene.State.Banks.ContainsKey(Bank));
        Assert.Contains(
            replies[^1].QuickReplies,
            reply => reply.Payload.EndsWith(":unlink:sandbank", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        "what's my balance and delete all my data",
        "You also asked me to erase your data. I haven't done that."
    )]
    [InlineData("quel est mon solde et efface toutes mes données", "Vous demandez aussi d’effacer vos données.")]
    public void An_erasure_on_the_side_is_said_not_to_be_done(string text, string said)
    {
        var scene = Linked();

        var replies = scene.Types(text);

        Assert.StartsWith(said, replies[^1].Text, StringComparison.Ordinal);
        Assert.Equal(new PageCard("erase"), replies[^1].Card);
        Assert.Empty(scene.Done<ErasePerson>());
    }

    [Theory]
    [InlineData("my balance and my last transactions")]
    [InlineData("mon solde et mes dernières transactions")]
    public void Two_questions_are_answered_in_their_order(string text)
    {
        var scene = Linked();

        var replies = scene.Types(text);

        Assert.Equal(
            [typeof(BalanceCard), typeof(TransactionsCard)],
            replies.Select(reply => reply.Card!.GetType()).ToArray()
        );
    }

    [Theory]
    [InlineData("freeze my card and show my balance")]
    [InlineData("bloque ma carte et montre mon solde")]
    public void A_command_that_comes_first_is_done_and_the_question_answered(string text)
    {
        var scene = Linked();

        var replies = scene.Types(text);

        Assert.Equal(
            [typeof(CardStateCard), typeof(BalanceCard)],
            replies.Select(reply => reply.Card!.GetType()).ToArray()
        );
        Assert.Equal(CardStatus.FreezeRequested, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Fact]
    public void Which_card_was_meant_can_still_be_chosen_under_the_last_answer()
    {
        var scene = Linked();
        scene.Link(Banks.Fortbank);

        var replies = scene.Types("freeze my card and show my balance");

        Assert.All(
            scene.State.Banks.Values.SelectMany(bank => bank.Cards),
            card => Assert.Equal(CardStatus.Active, card.Status)
        );
        Assert.IsType<BalanceCard>(replies[^1].Card);
        Assert.Equal(
            2,
            replies[^1].QuickReplies.Count(reply => reply.Payload.Contains(":freeze:", StringComparison.Ordinal))
        );
        var handle = scene.State.Banks[Bank].Cards[0].Handle;
        scene.Taps($"freeze:{Bank}:{handle}");
        Assert.Equal(CardStatus.FreezeRequested, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Fact]
    public void A_plain_yes_does_nothing_where_it_could_mean_two_cards()
    {
        var scene = Linked();
        scene.Link(Banks.Fortbank);
        scene.Types("show my balance and freeze my card");

        scene.Types("yes");

        Assert.All(
            scene.State.Banks.Values.SelectMany(bank => bank.Cards),
            card => Assert.Equal(CardStatus.Active, card.Status)
        );
    }

    [Fact]
    public void Questions_asked_while_a_bank_is_fetched_are_all_answered_when_it_is_there()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Types("my balance and my last transactions");
        Assert.DoesNotContain(scene.Messages, message => message.Card is BalanceCard or TransactionsCard);

        foreach (var (account, done) in Banks.Accounts.Select((account, i) => (account, i + 1)))
        {
            var balance = new Balance(BalanceKind.InterimAvailable, scene.Now, Events.Eur(100));
            scene.Do(new AccountFetched(Bank, consent, account.Ref, [balance], [], done, Banks.Accounts.Length));
        }
        scene.Do(new FetchEnded(Bank, consent, Banks.Accounts.Length));

        Assert.Equal(
            [typeof(BalanceCard), typeof(TransactionsCard)],
            scene.Messages.Where(one => one.Card is BalanceCard or TransactionsCard).Select(one => one.Card!.GetType())
        );
        Assert.Null(scene.State.Awaited);
    }

    private static Scene Linked()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(123_456), Events.Of(Events.Form("t", -500)));
        return scene;
    }
}
