using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>From what a person types to what they are shown, with nothing given in between.</summary>
public sealed class SpokenTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("Quel est mon solde ?", "fr", typeof(BalanceCard))]
    [InlineData("what's my balance", "en", typeof(BalanceCard))]
    [InlineData("c koi mon solde", "fr", typeof(BalanceCard))]
    [InlineData(
        "quelles transactions ont été effectuées sur mon compte cette semaine ?",
        "fr",
        typeof(TransactionsCard)
    )]
    [InlineData("show me my transactions this week", "en", typeof(TransactionsCard))]
    [InlineData("link riverbank", "en", typeof(LinkCard))]
    [InlineData("je veux lier Riverbank", "fr", typeof(LinkCard))]
    [InlineData("je veux lier Fortbank", "fr", typeof(LinkCard))]
    [InlineData("freeze my card", "en", typeof(CardStateCard))]
    [InlineData("bloque ma carte", "fr", typeof(CardStateCard))]
    [InlineData("export my data", "en", typeof(PageCard))]
    [InlineData("supprime toutes mes données", "fr", typeof(PageCard))]
    public void What_is_typed_is_answered_in_its_language(string text, string language, Type card)
    {
        var scene = Linked();

        var reply = Assert.Single(scene.Types(text));

        Assert.Equal(card, reply.Card?.GetType());
        Assert.Equal(language, scene.State.Language);
    }

    [Theory]
    [InlineData("No", FraudAlertStatus.NotMine)]
    [InlineData("non !", FraudAlertStatus.NotMine)]
    [InlineData("yes", FraudAlertStatus.Mine)]
    [InlineData("Oui", FraudAlertStatus.Mine)]
    public void A_word_typed_after_an_alert_answers_it(string text, FraudAlertStatus expected)
    {
        var scene = Linked();
        scene.Reports(Bank, Events.Alert("a1"));

        scene.Types(text);

        Assert.Equal(expected, scene.State.Banks[Bank].Alerts[0].Status);
    }

    [Theory]
    [InlineData("unlink sandbank")]
    [InlineData("délie Sandbank")]
    public void One_message_unlinks(string text)
    {
        var scene = Linked();

        scene.Types(text);

        Assert.Empty(scene.State.Banks);
        Assert.Equal(ConsentStatus.Revoked, scene.State.Consents[0].Status);
    }

    private static Scene Linked()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(123_456), Events.Of(Events.Form("t", -500)));
        return scene;
    }
}
