using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>Who asks about a command, or only thinks of it, has not given it.</summary>
public sealed class ExplainingTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("should i unlink sandbank?")]
    [InlineData("what happens if i unlink sandbank?")]
    [InlineData("how do i unlink sandbank?")]
    [InlineData("can i unlink sandbank later?")]
    [InlineData("did i unlink sandbank?")]
    [InlineData("i might unlink sandbank")]
    [InlineData("i am thinking about leaving sandbank")]
    [InlineData("I'm thinking of unlinking sandbank")]
    [InlineData("will you erase my transactions if i unlink sandbank?")]
    [InlineData("is unlinking sandbank permanent?")]
    [InlineData("tell me about unlinking sandbank")]
    [InlineData("i was going to unlink sandbank")]
    [InlineData("i wanted to unlink sandbank yesterday")]
    [InlineData("i unlinked sandbank")]
    [InlineData("why did you unlink sandbank?")]
    [InlineData("que se passe-t-il si je délie sandbank ?")]
    [InlineData("est-ce que délier sandbank efface tout ?")]
    [InlineData("à quoi sert de délier sandbank ?")]
    [InlineData("je voulais délier sandbank hier")]
    [InlineData("j'ai délié sandbank")]
    [InlineData("je délierai peut-être sandbank")]
    [InlineData("dois-je délier sandbank ?")]
    [InlineData("comment délier sandbank ?")]
    [InlineData("c'est quoi délier une banque ?")]
    [InlineData("je pense à quitter sandbank")]
    [InlineData("je vais peut-être délier sandbank")]
    [InlineData("est-ce que j'ai délié sandbank ?")]
    public void Asking_about_an_unlinking_erases_nothing(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Types(text);

        Assert.True(scene.State.Banks.ContainsKey(Bank));
        Assert.Empty(scene.Done<EraseBank>());
    }

    [Theory]
    [InlineData("should i unlink sandbank?", "Shall I?")]
    [InlineData("what happens if i unlink sandbank?", "Shall I?")]
    [InlineData("how do i unlink sandbank?", "Shall I?")]
    [InlineData("que se passe-t-il si je délie sandbank ?", "Dois-je le faire")]
    [InlineData("dois-je délier sandbank ?", "Dois-je le faire")]
    public void It_is_explained_and_offered_and_a_yes_does_it(string text, string said)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Types(text));

        Assert.Contains(said, reply.Text);
        Assert.Equal(["sandbank", "cancel"], reply.QuickReplies.Select(one => one.Payload.Split(':')[^1]));
        scene.Types(said == "Shall I?" ? "yes" : "oui");
        Assert.False(scene.State.Banks.ContainsKey(Bank));
    }

    [Theory]
    [InlineData("what happens if i freeze my card?")]
    [InlineData("how do i freeze my card?")]
    [InlineData("can i freeze it tomorrow")]
    [InlineData("que se passe-t-il si je gèle ma carte ?")]
    [InlineData("comment geler ma carte ?")]
    [InlineData("is it a good idea to freeze my card?")]
    [InlineData("est-ce que geler ma carte bloque les virements ?")]
    public void Asking_about_a_freeze_freezes_nothing(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Types(text);

        Assert.Equal(CardStatus.Active, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Theory]
    [InlineData("what happens if i freeze my card?", "yes", CardStatus.FreezeRequested)]
    [InlineData("what happens if i freeze my card?", "no", CardStatus.Active)]
    [InlineData("que se passe-t-il si je gèle ma carte ?", "oui", CardStatus.FreezeRequested)]
    public void The_answer_decides_on_the_freeze_that_was_explained(string text, string answer, CardStatus expected)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Types(text);

        scene.Types(answer);

        Assert.Equal(expected, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Fact]
    public void Which_card_is_asked_where_there_are_several()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);

        var reply = scene.Types("how do i freeze my card?")[^1];

        Assert.Equal(2, reply.QuickReplies.Count(one => one.Payload.Contains(":freeze:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("should i unlink sandbank, and what's my balance?")]
    [InlineData("what happens if i unlink sandbank and freeze my card")]
    [InlineData("dois-je délier sandbank et quel est mon solde ?")]
    public void Beside_another_wish_it_is_not_done_either(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Types(text);

        Assert.True(scene.State.Banks.ContainsKey(Bank));
        Assert.Equal(CardStatus.Active, scene.State.Banks[Bank].Cards[0].Status);
    }

    [Theory]
    [InlineData("unlink sandbank")]
    [InlineData("please unlink sandbank")]
    [InlineData("i want to unlink sandbank")]
    [InlineData("i would like to unlink sandbank")]
    [InlineData("can you unlink sandbank?")]
    [InlineData("délie sandbank")]
    [InlineData("je veux délier sandbank")]
    public void A_plain_command_unlinks_in_one_message(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Types(text);

        Assert.False(scene.State.Banks.ContainsKey(Bank));
    }

    [Theory]
    [InlineData("please can you block my card")]
    [InlineData("could you freeze my card please")]
    [InlineData("my card was stolen, what should i do? freeze it")]
    [InlineData("tu peux bloquer ma carte ?")]
    [InlineData("est-ce que tu peux geler ma carte")]
    [InlineData("bloque ma carte")]
    [InlineData("j'ai perdu ma carte bloque la")]
    public void A_polite_request_freezes_in_one_message(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Types(text);

        Assert.Equal(CardStatus.FreezeRequested, scene.State.Banks[Bank].Cards[0].Status);
    }
}
