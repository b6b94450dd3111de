using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>With several cards or banks a command that names none is asked back, in either language.</summary>
public sealed class WhichOneTests
{
    [Theory]
    [InlineData("freeze my card", "Which card shall I freeze?")]
    [InlineData("bloque ma carte", "Quelle carte dois-je geler\u202F?")]
    public void Which_card_to_freeze_is_asked(string text, string question)
    {
        var scene = TwoBanks();

        var reply = Assert.Single(scene.Types(text));

        Assert.Equal(question, reply.Text);
        Assert.Equal(2, reply.QuickReplies.Length);
        Assert.All(Cards(scene), card => Assert.Equal(CardStatus.Active, card.Status));
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Theory]
    [InlineData("unlink my bank", "Which bank shall I unlink? I'll erase everything I have from it.")]
    [InlineData("délie ma banque", "Quelle banque dois-je délier\u202F? J’effacerai tout ce que j’ai d’elle.")]
    public void Which_bank_to_unlink_is_asked(string text, string question)
    {
        var scene = TwoBanks();

        var reply = Assert.Single(scene.Types(text));

        Assert.Equal(question, reply.Text);
        Assert.Equal(2, reply.QuickReplies.Length);
        Assert.Equal(2, scene.State.Banks.Count);
        Assert.Empty(scene.Done<EraseBank>());
    }

    [Theory]
    [InlineData("freeze my card ending 9999")]
    [InlineData("bloque ma carte qui finit par 9999")]
    public void Digits_of_no_card_freeze_none(string text)
    {
        var scene = TwoBanks();

        scene.Types(text);

        Assert.All(Cards(scene), card => Assert.Equal(CardStatus.Active, card.Status));
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Theory]
    [InlineData("unlink riverbank")]
    [InlineData("délie riverbank")]
    public void A_bank_that_is_not_linked_unlinks_no_other(string text)
    {
        var scene = TwoBanks();

        scene.Types(text);

        Assert.Equal(2, scene.State.Banks.Count);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("oui")]
    public void A_plain_yes_to_which_card_freezes_none(string answer)
    {
        var scene = TwoBanks();
        scene.Types("freeze my card");

        scene.Types(answer);

        Assert.All(Cards(scene), card => Assert.Equal(CardStatus.Active, card.Status));
    }

    private static IEnumerable<PaymentCard> Cards(Scene scene) =>
        scene.State.Banks.Values.SelectMany(bank => bank.Cards);

    private static Scene TwoBanks() => Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
}
