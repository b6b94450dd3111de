using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class RevokingTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Fact]
    public void One_commit_ends_the_consent_erases_the_data_and_owes_the_notice()
    {
        var scene = new Scene();
        var consent = scene.Link(Banks.Sandbank);
        var held = scene.State.Banks[Bank];
        scene.Reports(Bank, Events.Balance(5_000), Events.Alert("a1"));

        scene.Do(new RevocationAsked(consent, "notice"));

        Assert.Equal([new EraseBank(Bank)], scene.Done<EraseBank>());
        Assert.Equal(
            [new OweRevocation("notice", Bank, consent, held.BankConsentId, held.Tokens)],
            scene.Done<OweRevocation>()
        );
        Assert.Equal("revoked", Assert.Single(scene.Done<AppendLedger>()).Entry.Kind);
        Assert.Contains(new Unschedule(DueKind.ConsentExpires, consent), scene.Effects);
        Assert.Contains(scene.Done<Unschedule>(), due => due.Kind == DueKind.AlertExpires);
        Assert.Empty(scene.State.Banks);
        Assert.Null(scene.State.Pending);
        Assert.Equal(ConsentStatus.Revoked, scene.State.Consents[0].Status);
        Assert.Equal(scene.Now, scene.State.Consents[0].EndedAt);
    }

    [Fact]
    public void What_is_said_afterwards_holds_nothing_of_the_bank_but_its_name()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(5_000), Events.Of(Events.Form("t", -500)), Events.Alert("a1"));

        scene.Do(new RevocationAsked(scene.State.Consents[0].Id, "notice"));

        Assert.Empty(scene.Last.Cites);
        Assert.Contains("Sandbank", scene.Last.Text);
        var left = string.Join('\n', scene.Messages.Select(message => message.ToString()));
        foreach (var data in new[] { "Monoprix", "Casino", "4242", "1111", "Everyday", "5.00" })
            Assert.DoesNotContain(data, left);
    }

    [Fact]
    public void After_it_an_event_of_the_bank_leaves_no_trace()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Do(new RevocationAsked(scene.State.Consents[0].Id, "notice"));
        var before = scene.State;

        var outcome = Assert.Single(scene.Reports(Bank, Events.Balance(1)));

        Assert.Equal(EventStatus.NoConsent, outcome.Status);
        Assert.Empty(scene.Effects);
        Assert.Same(before, scene.State);
    }

    [Fact]
    public void Decisions_that_never_reached_the_bank_are_said_with_its_phone_number()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Alert("a1"));
        scene.Taps("not_mine");
        var answer = scene.Done<OweDecision>().First().Decision;
        scene.Do(new DecisionSettled(Bank, answer, Confirmed: true));

        scene.Do(new RevocationAsked(scene.State.Consents[0].Id, "notice"));

        Assert.Contains("One decision", scene.Last.Text);
        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
        Assert.Contains(scene.Done<Unschedule>(), due => due.Kind == DueKind.FreezeUnconfirmed);
    }

    [Fact]
    public void A_consent_that_is_not_theirs_or_has_ended_is_refused()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var consent = scene.State.Consents[0].Id;
        Assert.Equal(Refusal.UnknownConsent, scene.Refuses(new RevocationAsked("other", "n")));
        scene.Do(new RevocationAsked(consent, "n"));

        Assert.Equal(Refusal.NothingChanged, scene.Refuses(new RevocationAsked(consent, "n2")));
    }

    [Fact]
    public void A_consent_covers_nothing_from_its_end_on_even_before_that_was_noticed()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Pass(TimeSpan.FromDays(90));

        Assert.Equal(EventStatus.NoConsent, scene.Reports(Bank, Events.Balance(1))[0].Status);
    }

    [Fact]
    public void Expiry_erases_like_a_revocation()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var consent = scene.State.Consents[0];
        var due = new DueCame(DueKind.ConsentExpires, consent.Id, "notice");
        scene.Do(due);
        Assert.Equal(consent.ExpiresAt, Assert.Single(scene.Done<Schedule>()).At);

        scene.Pass(TimeSpan.FromDays(90)).Do(due);

        Assert.Single(scene.Done<EraseBank>());
        Assert.Single(scene.Done<OweRevocation>());
        Assert.Equal(ConsentStatus.Expired, scene.State.Consents[0].Status);
        Assert.Equal("expired", scene.Ledger[^1].Kind);
        Assert.Equal(Refusal.NothingChanged, scene.Refuses(due));
    }

    [Theory]
    [InlineData(true, "bank_notified", 0)]
    [InlineData(false, "bank_unreachable", 1)]
    public void What_became_of_the_notice_is_in_the_ledger(bool confirmed, string kind, int told)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var consent = scene.State.Consents[0].Id;
        scene.Do(new RevocationAsked(consent, "n"));

        scene.Do(new RevocationSettled(Bank, consent, confirmed));

        Assert.Equal(kind, scene.Ledger[^1].Kind);
        Assert.Equal(told, scene.Done<Tell>().Count());
    }

    [Fact]
    public void Erasing_the_person_needs_a_fresh_sign_in()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        Assert.Equal(Refusal.SignInTooOld, scene.Refuses(new ErasureAsked("s1", scene.Now.AddSeconds(-601))));
    }

    /// <summary>Its answer was lost, and it is sent again: found by the simulator.</summary>
    [Fact]
    public void An_erasure_that_is_asked_for_again_erases_nobody_who_has_come_back_by_another_session()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var back = scene.State with { Sessions = [new Session("s2", scene.Now, scene.Now.AddHours(1))] };

        var decided = (Decided)
            Conversation.Decide(
                back,
                new ErasureAsked("s1", scene.Now),
                new Known { Banks = Banks.All.ToImmutableDictionaryOfBanks() },
                scene.Now
            );

        Assert.Empty(decided.Effects);
        Assert.Equal(back, decided.State);
    }

    [Fact]
    public void Erasing_the_person_leaves_nothing_but_the_notices_to_the_banks()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
        var session = new Session("s1", scene.Now, scene.Now.AddHours(1));
        var decided = (Decided)
            Conversation.Decide(
                scene.State with
                {
                    Sessions = [session],
                },
                new ErasureAsked("s1", scene.Now),
                new Known { Banks = Banks.All.ToImmutableDictionaryOfBanks() },
                scene.Now
            );

        Assert.Equal(new ConversationState(scene.State.User).ToString(), decided.State.ToString());
        Assert.Equal(
            ["OweRevocation", "OweRevocation", "ErasePerson", "EndSessions"],
            decided.Effects.Select(effect => effect.GetType().Name)
        );
        var late = Conversation.Decide(
            decided.State,
            new RevocationSettled(Bank, scene.State.Consents[0].Id, true),
            new Known { Banks = Banks.All.ToImmutableDictionaryOfBanks() },
            scene.Now
        );
        Assert.Equal(new Refused(Refusal.NothingChanged), late);
    }

    [Fact]
    public void A_card_state_that_was_known_is_gone_with_the_bank()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Card(CardStatus.Blocked, scene.Now));
        scene.Do(new RevocationAsked(scene.State.Consents[0].Id, "n"));

        scene.Link(Banks.Sandbank);

        Assert.Equal(CardStatus.Active, scene.State.Banks[Bank].Cards[0].Status);
    }
}
