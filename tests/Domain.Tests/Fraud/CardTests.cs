using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Fraud;

public sealed class CardTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Theory]
    [InlineData("is my card frozen?", "Your card ••4242 at Sandbank is frozen.")]
    [InlineData("my card is blocked", "Your card ••4242 at Sandbank is frozen.")]
    [InlineData("card frozen?", "Your card ••4242 at Sandbank is frozen.")]
    [InlineData("carte gelée ?", "Votre carte ••4242 chez Sandbank est gelée.")]
    [InlineData("ma carte est gelée", "Votre carte ••4242 chez Sandbank est gelée.")]
    [InlineData("est-ce que ma carte est gelée ?", "Votre carte ••4242 chez Sandbank est gelée.")]
    [InlineData("ma carte est bloquée ?", "Votre carte ••4242 chez Sandbank est gelée.")]
    public void Who_asks_how_a_card_stands_is_told_and_nothing_is_done_or_asked(string text, string expected)
    {
        var scene = Frozen(out _);

        var reply = scene.Types(text)[^1];

        Assert.Equal(expected, reply.Text);
        Assert.Null(scene.State.Pending);
        Assert.Contains(reply.QuickReplies, choice => choice.Title is "Unfreeze ••4242" or "Dégeler ••4242");
    }

    [Theory]
    [InlineData("unfreeze my card")]
    [InlineData("dégèle ma carte")]
    public void To_ask_for_it_is_still_to_command(string text)
    {
        var scene = Frozen(out _);

        scene.Types(text);

        Assert.DoesNotContain(" is frozen.", scene.Last.Text);
        Assert.DoesNotContain("est gelée.", scene.Last.Text);
    }

    [Fact]
    public void A_clear_card_is_frozen_at_once_and_said_to_be_requested()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(Intent.CardFreeze));

        Assert.IsType<CardFreeze>(Assert.Single(scene.Done<OweDecision>()).Decision);
        Assert.Equal(CardStatus.FreezeRequested, Assert.IsType<CardStateCard>(reply.Card).Status);
        Assert.Contains("requested", reply.Text);
    }

    [Fact]
    public void The_bank_s_confirmation_freezes_it_and_says_so_once()
    {
        var scene = Frozen(out var freeze);
        Assert.Contains("is frozen", scene.Last.Text);
        Assert.Contains(scene.Done<Unschedule>(), due => due.Kind == DueKind.FreezeUnconfirmed);
        var told = scene.Messages.Count;

        scene.Reports(Bank, Card(CardStatus.Frozen, scene.Now.AddSeconds(1)));
        scene.Do(new DecisionSettled(Bank, freeze, Confirmed: true));

        Assert.Equal(told, scene.Messages.Count);
    }

    [Fact]
    public void A_card_event_confirms_as_well_and_the_decision_is_then_silent()
    {
        var scene = Requested(out var freeze);

        scene.Reports(Bank, Card(CardStatus.Frozen, scene.Now));
        Assert.Contains("is frozen", scene.Last.Text);
        var told = scene.Messages.Count;
        scene.Do(new DecisionSettled(Bank, freeze, Confirmed: true));

        Assert.Equal(told, scene.Messages.Count);
        Assert.Equal(CardStatus.Frozen, CardOf(scene).Status);
        Assert.Equal(Refusal.NothingChanged, scene.Refuses(Unconfirmed(scene)));
    }

    [Fact]
    public void After_thirty_seconds_without_the_bank_its_phone_number_is_said()
    {
        var scene = Requested(out _);

        scene.Pass(TimeSpan.FromSeconds(30)).Do(Unconfirmed(scene));

        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
        Assert.Equal(CardStatus.FreezeRequested, CardOf(scene).Status);
    }

    [Fact]
    public void A_freeze_that_the_bank_refuses_leaves_the_card_as_it_was_and_says_whom_to_call()
    {
        var scene = Requested(out var freeze);

        scene.Do(new DecisionSettled(Bank, freeze, Confirmed: false));

        Assert.Equal(CardStatus.Active, CardOf(scene).Status);
        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
    }

    /// <summary>Which state is kept and how many messages it makes, after the bank's reports (status, minute) in this order.</summary>
    public static TheoryData<string, (CardStatus Status, int Minute)[], CardStatus, int> Reports =>
        new()
        {
            { "what is known already", [(CardStatus.Active, 1)], CardStatus.Active, 0 },
            { "frozen at the bank", [(CardStatus.Frozen, 1)], CardStatus.Frozen, 1 },
            { "said twice", [(CardStatus.Frozen, 1), (CardStatus.Frozen, 2)], CardStatus.Frozen, 1 },
            { "an older report comes late", [(CardStatus.Blocked, 2), (CardStatus.Frozen, 1)], CardStatus.Blocked, 1 },
            { "both at once", [(CardStatus.Frozen, 1), (CardStatus.Blocked, 1)], CardStatus.Blocked, 2 },
            { "both at once, the other way", [(CardStatus.Blocked, 1), (CardStatus.Frozen, 1)], CardStatus.Blocked, 1 },
        };

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_latest_report_wins(
        string why,
        (CardStatus Status, int Minute)[] reports,
        CardStatus expected,
        int told
    )
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var before = scene.Messages.Count;

        foreach (var (status, minute) in reports)
            scene.Reports(Bank, Card(status, Scene.Start.AddMinutes(minute)));

        Assert.True(CardOf(scene).Status == expected, why);
        Assert.True(scene.Messages.Count - before == told, why);
    }

    [Fact]
    public void A_report_from_before_the_request_does_not_undo_it()
    {
        var scene = Requested(out _);

        scene.Reports(Bank, Card(CardStatus.Active, scene.Now.AddSeconds(5)));

        Assert.Equal(CardStatus.FreezeRequested, CardOf(scene).Status);
    }

    [Fact]
    public void Asking_again_says_how_it_stands_and_sends_nothing()
    {
        var scene = Requested(out _);

        var reply = Assert.Single(scene.Means(Intent.CardFreeze));

        Assert.Contains("hasn't confirmed", reply.Text);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Fact]
    public void Several_cards_are_asked_apart_by_their_last_digits()
    {
        var scene = new Scene();
        var two = Banks.Accounts[0] with { Cards = [(new("card-1"), "4242"), (new("card-2"), "5151")] };
        scene.Grant(Banks.Sandbank, accounts: [two]);

        var which = Assert.Single(scene.Means(Intent.CardFreeze));
        Assert.Equal(["Freeze ••4242", "Freeze ••5151"], which.QuickReplies.Select(reply => reply.Title));
        scene.Do(scene.Tapping("3"));

        Assert.Equal(
            new CardRef("card-2"),
            Assert.IsType<CardFreeze>(scene.Done<OweDecision>().Single().Decision).CardRef
        );
        Assert.Equal("Freeze ••5151", scene.Messages[^2].Text);
        Assert.Equal([Bank], scene.Messages[^2].Cites.AsEnumerable());
    }

    [Fact]
    public void A_card_that_is_named_but_not_known_leads_to_the_phone()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(Intent.CardFreeze, Slots.None with { Last4 = "9999" }));

        Assert.Contains(Banks.Sandbank.Phone, reply.Text);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Fact]
    public void Unfreezing_needs_a_fresh_sign_in()
    {
        var scene = Frozen(out _);

        var reply = Assert.Single(scene.Means(Intent.CardUnfreeze, signedInAgo: TimeSpan.FromSeconds(601)));

        Assert.Equal(new PageCard("sign_in"), reply.Card);
        Assert.Null(scene.State.Pending);
    }

    [Fact]
    public void Unfreezing_asks_and_a_yes_owes_it()
    {
        var scene = Frozen(out _);

        scene.Means(Intent.CardUnfreeze);
        Assert.Empty(scene.Done<OweDecision>());
        scene.Means(Intent.Yes);

        Assert.IsType<CardUnfreeze>(Assert.Single(scene.Done<OweDecision>()).Decision);
        Assert.Equal(CardStatus.UnfreezeRequested, CardOf(scene).Status);
    }

    [Theory]
    [InlineData(Intent.No)]
    [InlineData(Intent.Cancel)]
    public void Anything_but_yes_leaves_it_frozen(Intent intent)
    {
        var scene = Frozen(out _);
        scene.Means(Intent.CardUnfreeze);

        scene.Means(intent);

        Assert.Empty(scene.Done<OweDecision>());
        Assert.Equal(CardStatus.Frozen, CardOf(scene).Status);
    }

    [Fact]
    public void The_yes_needs_a_fresh_sign_in_too()
    {
        var scene = Frozen(out _);
        scene.Means(Intent.CardUnfreeze);

        scene.Do(scene.Tapping("unfreeze:sandbank:2", TimeSpan.FromHours(1)));

        Assert.Empty(scene.Done<OweDecision>());
        Assert.Equal(new PageCard("sign_in"), scene.Last.Card);
    }

    [Theory]
    [InlineData(true, CardStatus.Active)]
    [InlineData(false, CardStatus.Frozen)]
    public void What_the_bank_made_of_the_unfreezing_is_said(bool confirmed, CardStatus expected)
    {
        var scene = Frozen(out _);
        scene.Means(Intent.CardUnfreeze);
        scene.Means(Intent.Yes);
        var decision = scene.Done<OweDecision>().Single().Decision;

        scene.Do(new DecisionSettled(Bank, decision, confirmed));

        Assert.Equal(expected, CardOf(scene).Status);
        Assert.Equal(expected, Assert.IsType<CardStateCard>(scene.Last.Card).Status);
    }

    [Fact]
    public void An_answer_to_an_earlier_request_settles_no_later_one()
    {
        var before = TimeSpan.FromTicks(1);
        var scene = Requested(out var asked);
        var freeze = (CardFreeze)asked;

        scene.Do(new DecisionSettled(Bank, freeze with { At = freeze.At - before }, Confirmed: true));
        Assert.Equal(CardStatus.FreezeRequested, CardOf(scene).Status);
        scene.Do(new DecisionSettled(Bank, freeze, Confirmed: true));
        Assert.Equal(CardStatus.Frozen, CardOf(scene).Status);

        scene.Means(Intent.CardUnfreeze);
        scene.Means(Intent.Yes);
        var unfreeze = (CardUnfreeze)scene.Done<OweDecision>().Single().Decision;
        scene.Do(new DecisionSettled(Bank, unfreeze with { At = unfreeze.At - before }, Confirmed: true));
        Assert.Equal(CardStatus.UnfreezeRequested, CardOf(scene).Status);
        scene.Do(new DecisionSettled(Bank, unfreeze, Confirmed: true));
        Assert.Equal(CardStatus.Active, CardOf(scene).Status);
    }

    private static PaymentCard CardOf(Scene scene) => scene.State.Banks[Bank].Cards[0];

    private static DueCame Unconfirmed(Scene scene) =>
        new(DueKind.FreezeUnconfirmed, $"sandbank/{CardOf(scene).Handle}", "n");

    private static Scene Requested(out BankDecision freeze)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Means(Intent.CardFreeze);
        freeze = scene.Done<OweDecision>().Single().Decision;
        return scene;
    }

    private static Scene Frozen(out BankDecision freeze)
    {
        var scene = Requested(out freeze);
        scene.Do(new DecisionSettled(Bank, freeze, Confirmed: true));
        return scene;
    }
}
