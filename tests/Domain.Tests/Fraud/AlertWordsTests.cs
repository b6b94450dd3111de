using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Fraud;

/// <summary>What people type right after "was this you?", and after its time: an answer can't be taken back.</summary>
public sealed class AlertWordsTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("ok")]
    [InlineData("sure")]
    [InlineData("👍")]
    [InlineData("okay")]
    [InlineData("d'accord")]
    public void Having_seen_it_is_no_answer_and_it_is_asked_again(string text)
    {
        var scene = Alerted();

        var reply = scene.Types(text)[^1];

        Assert.Equal(FraudAlertStatus.Open, StatusIn(scene));
        Assert.Empty(scene.Done<OweDecision>());
        Assert.Equal(["mine", "not_mine", "unsure"], reply.QuickReplies.Select(one => one.Payload.Split(':')[^1]));
    }

    [Theory]
    [InlineData("yes", FraudAlertStatus.Mine)]
    [InlineData("yep", FraudAlertStatus.Mine)]
    [InlineData("oui", FraudAlertStatus.Mine)]
    [InlineData("ouais", FraudAlertStatus.Mine)]
    [InlineData("not me", FraudAlertStatus.NotMine)]
    [InlineData("wasn't me", FraudAlertStatus.NotMine)]
    [InlineData("never heard of them", FraudAlertStatus.NotMine)]
    [InlineData("pas moi", FraudAlertStatus.NotMine)]
    [InlineData("jamais entendu parler", FraudAlertStatus.NotMine)]
    [InlineData("c'est pas moi", FraudAlertStatus.NotMine)]
    public void What_is_said_in_so_many_words_answers_it(string text, FraudAlertStatus expected)
    {
        var scene = Alerted();

        scene.Types(text);

        Assert.Equal(expected, StatusIn(scene));
    }

    [Theory]
    [InlineData("no", 60, "The time to answer is over")]
    [InlineData("non", 60, "Il est trop tard")]
    [InlineData("no", 601, "I hadn't asked you anything")]
    public void A_no_that_comes_too_late_hears_so_and_whom_to_call(string text, int seconds, string said)
    {
        var scene = Alerted();
        scene.Pass(TimeSpan.FromHours(1));
        var due = scene.State.Banks[Bank].Alerts[0];
        scene.Do(new DueCame(DueKind.AlertExpires, DueTimes.Key(Bank, due.Handle), scene.NewId()));
        Assert.Equal(FraudAlertStatus.Expired, StatusIn(scene));
        if (text == "non")
            scene.State = scene.State with { Language = "fr", Locale = "fr-FR" };

        var reply = Assert.Single(scene.Pass(TimeSpan.FromSeconds(seconds)).Types(text));

        Assert.Contains(said, reply.Text);
        Assert.Equal(seconds <= 600, reply.Text.Contains(Banks.Sandbank.Phone, StringComparison.Ordinal));
        Assert.Equal(
            seconds <= 600,
            reply.QuickReplies.Any(one => one.Payload.Contains(":freeze:", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("ok", "en", "All right.")]
    [InlineData("yes", "en", "All right.")]
    [InlineData("d'accord", "fr", "D’accord.")]
    public void Agreeing_when_nothing_was_asked_gets_a_nod(string text, string language, string said)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.State = scene.State with { Language = language, Locale = language };

        var reply = Assert.Single(scene.Types(text));

        Assert.StartsWith(said, reply.Text, StringComparison.Ordinal);
    }

    private static FraudAlertStatus StatusIn(Scene scene) => scene.State.Banks[Bank].Alerts[0].Status;

    private static Scene Alerted()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Alert("a1"));
        return scene;
    }
}
