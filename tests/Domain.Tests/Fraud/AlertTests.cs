using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Fraud;

public sealed class AlertTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Fact]
    public void It_asks_plainly_with_the_three_answers()
    {
        var scene = Alerted();

        Assert.Equal(
            "Sandbank stopped at this: €849.00 at \u2068Casino\u2069 (\u2068MT\u2069) with your card ••4242, today at 10:30. "
                + "Its reason: \u2068Unusual country\u2069. Was this you?",
            scene.Last.Text
        );
        Assert.Equal(
            ["mine", "not_mine", "unsure"],
            scene.Last.QuickReplies.Select(reply => reply.Payload.Split(':')[^1])
        );
        Assert.StartsWith($"m{scene.Last.Seq}:", scene.Last.QuickReplies[0].Payload, StringComparison.Ordinal);
        Assert.Equal(FraudAlertStatus.Open, Assert.IsType<FraudAlertCard>(scene.Last.Card).Status);
        Assert.Equal(scene.Now.AddHours(1), Assert.Single(scene.Done<Schedule>()).At);
    }

    [Fact]
    public void Payloads_and_due_keys_hold_no_data_of_the_bank()
    {
        var scene = Alerted();

        var keys = scene.Last.QuickReplies.Select(reply => reply.Payload).Append(scene.Done<Schedule>().Single().Key);

        Assert.All(keys, key => Assert.DoesNotContain("a1", key));
        Assert.All(keys, key => Assert.DoesNotContain("card-1", key));
    }

    [Fact]
    public void Not_mine_owes_the_answer_and_the_freeze_in_one_commit()
    {
        var scene = Alerted();

        var reply = Assert.Single(scene.Taps("not_mine"));

        var owed = scene.Done<OweDecision>().ToArray();
        Assert.Equal(2, owed.Length);
        var answer = Assert.IsType<FraudAnswer>(owed[0].Decision);
        Assert.Equal(("a1", FraudAlertStatus.NotMine), (answer.AlertId, answer.Answer));
        Assert.Equal(Banks.Card, Assert.IsType<CardFreeze>(owed[1].Decision).CardRef);
        Assert.EndsWith("-1", owed[0].Id, StringComparison.Ordinal);
        Assert.EndsWith("-2", owed[1].Id, StringComparison.Ordinal);
        Assert.Equal(owed[0].Decision.CardHandle, owed[1].Decision.CardHandle);
        Assert.Equal(CardStatus.FreezeRequested, CardOf(scene).Status);
        Assert.Contains(
            scene.Done<Schedule>(),
            due => due.Kind == DueKind.FreezeUnconfirmed && due.At == scene.Now.AddSeconds(30)
        );
        Assert.Contains(scene.Done<Unschedule>(), due => due.Kind == DueKind.AlertExpires);
        Assert.Contains("requested a freeze", reply.Text);
        Assert.DoesNotContain("is frozen", reply.Text);
    }

    [Fact]
    public void Mine_owes_the_answer_alone()
    {
        var scene = Alerted();

        scene.Taps("mine");

        var owed = Assert.Single(scene.Done<OweDecision>());
        Assert.Equal(FraudAlertStatus.Mine, Assert.IsType<FraudAnswer>(owed.Decision).Answer);
        Assert.DoesNotContain("-", owed.Id);
        Assert.Equal(CardStatus.Active, CardOf(scene).Status);
    }

    [Fact]
    public void Not_sure_leads_to_a_human_and_leaves_it_open()
    {
        var scene = Alerted();

        var reply = Assert.Single(scene.Taps("unsure"));

        Assert.Empty(scene.Done<OweDecision>());
        Assert.Contains(Banks.Sandbank.Phone, reply.Text);
        Assert.Equal(FraudAlertStatus.Open, scene.State.Banks[Bank].Alerts[0].Status);
        Assert.Single(scene.Taps("not_mine"));
        Assert.Equal(FraudAlertStatus.NotMine, scene.State.Banks[Bank].Alerts[0].Status);
    }

    [Theory]
    [InlineData("mine", "not_mine", "already answered that it was you")]
    [InlineData("not_mine", "mine", "already answered that it wasn't you")]
    [InlineData("not_mine", "not_mine", "already answered that it wasn't you")]
    public void It_is_answered_once(string first, string second, string said)
    {
        var scene = Alerted();
        scene.Taps(first);

        var reply = Assert.Single(scene.Taps(second));

        Assert.Contains(said, reply.Text);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Fact]
    public void An_answer_after_the_time_counts_for_nothing_and_says_whom_to_call()
    {
        var scene = Alerted();

        var reply = Assert.Single(scene.Pass(TimeSpan.FromHours(1)).Taps("mine"));

        Assert.Contains(Banks.Sandbank.Phone, reply.Text);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Fact]
    public void Without_an_answer_the_bank_is_told_so()
    {
        var scene = Alerted();
        var due = new DueCame(DueKind.AlertExpires, scene.Done<Schedule>().Single().Key, "n");
        scene.Do(due);
        Assert.Equal(DueKind.AlertExpires, scene.Done<Schedule>().Single().Kind);

        scene.Pass(TimeSpan.FromHours(1)).Do(due);

        var owed = Assert.IsType<FraudAnswer>(Assert.Single(scene.Done<OweDecision>()).Decision);
        Assert.Equal(FraudAlertStatus.Expired, owed.Answer);
        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
        Assert.Equal(Refusal.NothingChanged, scene.Refuses(due));
    }

    [Fact]
    public void One_that_comes_too_late_is_told_and_asks_nothing()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        scene.Reports(Bank, Events.Alert("a1", at: scene.Now.AddHours(-2)));

        Assert.Empty(scene.Last.QuickReplies);
        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
        Assert.Equal(FraudAlertStatus.Expired, Assert.Single(scene.State.Banks[Bank].Alerts).Status);
    }

    [Fact]
    public void The_same_alert_in_another_event_is_not_asked_twice()
    {
        var scene = Alerted();
        var told = scene.Messages.Count;

        scene.Reports(Bank, Events.Alert("a1") with { Id = "again" });

        Assert.Equal(told, scene.Messages.Count);
    }

    [Theory]
    [InlineData(Intent.No, FraudAlertStatus.NotMine)]
    [InlineData(Intent.Yes, FraudAlertStatus.Mine)]
    [InlineData(Intent.FraudReport, FraudAlertStatus.NotMine)]
    public void A_plain_answer_typed_right_after_it_counts(Intent intent, FraudAlertStatus expected)
    {
        var scene = Alerted();

        scene.Means(intent);

        Assert.Equal(expected, scene.State.Banks[Bank].Alerts[0].Status);
    }

    [Theory]
    [InlineData("asked too long ago", 601, false, false)]
    [InlineData("something else was asked about in between", 0, true, false)]
    [InlineData("two are open", 0, false, true)]
    public void A_plain_answer_that_could_mean_another_thing_asks_again(string why, int seconds, bool other, bool two)
    {
        var scene = Alerted();
        if (two)
            scene.Reports(Bank, Events.Alert("a2"));
        if (other)
            scene.Means(Intent.Balance);

        var replies = scene.Pass(TimeSpan.FromSeconds(seconds)).Means(Intent.No);

        Assert.All(scene.State.Banks[Bank].Alerts, alert => Assert.Equal(FraudAlertStatus.Open, alert.Status));
        Assert.True(replies.Count(reply => reply.Card is FraudAlertCard) == (two ? 2 : 1), why);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Fact]
    public void Never_mind_answers_no_question_of_a_bank()
    {
        var scene = Alerted();

        scene.Means(Intent.Cancel);

        Assert.Equal(FraudAlertStatus.Open, scene.State.Banks[Bank].Alerts[0].Status);
    }

    [Fact]
    public void An_answer_that_the_bank_does_not_take_is_said()
    {
        var scene = Alerted();
        scene.Taps("mine");
        var decision = scene.Done<OweDecision>().Single().Decision;

        scene.Do(new DecisionSettled(Bank, decision, Confirmed: false));

        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
        Assert.Equal(0, scene.State.Banks[Bank].Owed);
    }

    [Fact]
    public void Open_alerts_have_a_limit_and_ended_ones_leave_first()
    {
        var scene = Alerted();
        scene.Taps("mine");
        for (var i = 0; i < Limits.OpenAlertsPerBankMax; i++)
            scene.Reports(Bank, Events.Alert($"more{i}"));

        var alerts = scene.State.Banks[Bank].Alerts;

        Assert.Equal(Limits.OpenAlertsPerBankMax, alerts.Length);
        Assert.All(alerts, alert => Assert.Equal(FraudAlertStatus.Open, alert.Status));
    }

    /// <summary>The card of the end names the alert as the card that asked does: a device needs nothing else to know which it was.</summary>
    [Theory]
    [InlineData("tapped", "mine", FraudAlertStatus.Mine)]
    [InlineData("tapped", "not_mine", FraudAlertStatus.NotMine)]
    [InlineData("typed", "yes", FraudAlertStatus.Mine)]
    [InlineData("typed", "no", FraudAlertStatus.NotMine)]
    [InlineData("typed", "non, ce n'était pas moi", FraudAlertStatus.NotMine)]
    [InlineData("out of time", "", FraudAlertStatus.Expired)]
    public void Each_end_is_told_with_a_card_of_the_same_alert(string how, string answer, FraudAlertStatus status)
    {
        var scene = Alerted();
        var asked = Assert.IsType<FraudAlertCard>(scene.Last.Card);
        var due = scene.Done<Schedule>().Single(due => due.Kind == DueKind.AlertExpires);

        if (how == "tapped")
            scene.Taps(answer);
        else if (how == "typed")
            scene.Types(answer);
        else
            scene.Pass(TimeSpan.FromHours(1)).Do(new DueCame(due.Kind, due.Key, "n"));

        var ended = Assert.IsType<FraudAlertCard>(scene.Last.Card);
        Assert.Equal("a1", ended.AlertId);
        Assert.Equal(asked with { Status = status }, ended);
        Assert.Contains(Bank, scene.Last.Cites);
    }

    [Theory]
    [InlineData("a1", "mine")]
    [InlineData("a1", "not_mine")]
    [InlineData("a2", "mine")]
    [InlineData("a2", "not_mine")]
    public void Of_two_that_look_alike_the_card_says_which_has_ended(string answered, string answer)
    {
        var scene = Alerted();
        scene.Reports(Bank, Events.Alert("a2"));
        var asked = scene.Messages.Last(message => message.Card is FraudAlertCard card && card.AlertId == answered);
        var payload = asked
            .QuickReplies.Select(reply => reply.Payload)
            .Single(payload => payload.EndsWith($":{answer}", StringComparison.Ordinal));

        scene.Do(new Said("tap", null, payload, asked, "s1", scene.Now, scene.NewId()));

        Assert.Equal(answered, Assert.IsType<FraudAlertCard>(scene.Last.Card).AlertId);
        var open = scene.State.Banks[Bank].Alerts.Single(alert => alert.Status == FraudAlertStatus.Open);
        Assert.NotEqual(answered, open.AlertId);
    }

    [Fact]
    public void An_answer_to_one_that_has_ended_tells_again_how_it_ended()
    {
        var scene = Alerted();
        scene.Taps("not_mine");

        scene.Taps("mine");

        var card = Assert.IsType<FraudAlertCard>(scene.Last.Card);
        Assert.Equal(("a1", FraudAlertStatus.NotMine), (card.AlertId, card.Status));
    }

    private static PaymentCard CardOf(Scene scene) => scene.State.Banks[Bank].Cards[0];

    private static Scene Alerted()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Alert("a1"));
        return scene;
    }

    [Fact]
    public void A_plain_yes_is_not_taken_for_an_alert_that_came_between_a_question_and_its_answer()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Banks.Sandbank.Id, Events.Card(CardStatus.Frozen, scene.Now));
        scene.Means(Intent.CardUnfreeze);
        Assert.NotNull(scene.State.Pending);
        scene.Reports(Banks.Sandbank.Id, Events.Alert("a1"));

        scene.Types("yes");

        // It is asked again, and nothing is told to the bank: an answer could not be taken back.
        Assert.Empty(scene.Done<OweDecision>());
        Assert.IsType<FraudAlertCard>(scene.Last.Card);
        scene.Types("yes");
        Assert.Single(scene.Done<OweDecision>());
    }

    [Theory]
    [InlineData("no thanks")]
    [InlineData("non merci")]
    public void Declining_with_thanks_is_no_answer_to_an_alert(string text)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Banks.Sandbank.Id, Events.Alert("a1"));

        scene.Types(text);

        Assert.Empty(scene.Done<OweDecision>());
        scene.Types("no");
        Assert.NotEmpty(scene.Done<OweDecision>());
    }
}
