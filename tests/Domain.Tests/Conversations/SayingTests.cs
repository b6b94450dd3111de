using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class SayingTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    [Fact]
    public void What_the_person_said_stands_first_and_the_answer_names_it()
    {
        var scene = new Scene();

        scene.Means(Intent.Thanks, text: "thanks a lot");

        var (own, reply) = (scene.Messages[0], scene.Messages[1]);
        Assert.Equal((SenderKind.User, "thanks a lot", 1L), (own.From.Kind, own.Text, own.Seq));
        Assert.Equal((SenderKind.Assistant, "OrleansBank", 2L), (reply.From.Kind, reply.From.Name, reply.Seq));
        Assert.Null(own.InReplyTo);
        Assert.Equal("c0", reply.InReplyTo);
    }

    [Fact]
    public void A_tap_says_its_title_and_inherits_what_the_offer_cites()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Alert("a1"));

        scene.Taps("mine");

        Assert.Equal("Yes, it was me", scene.Messages[^2].Text);
        Assert.Equal([Bank], scene.Messages[^2].Cites.AsEnumerable());
    }

    public static TheoryData<string, Func<Said, Said>, int> RefusedTaps =>
        new()
        {
            { "no such message", said => said with { Offered = null }, 0 },
            {
                "an erased offer",
                said => said with { Offered = Message.Tombstone(said.Offered!.Seq, said.Offered.At) },
                0
            },
            { "an old offer", said => said, 25 },
            { "another action", said => said with { Payload = $"m{said.Offered!.Seq}:alert:sandbank:9:mine" }, 0 },
            {
                "another message's payload",
                said => said with { Payload = said.Payload!.Replace("m", "m1", StringComparison.Ordinal) },
                0
            },
            { "no payload of ours", said => said with { Payload = "BALANCE" }, 0 },
            { "nothing", said => said with { Payload = "" }, 0 },
            {
                "the person's own words",
                said => said with { Offered = said.Offered! with { From = new(SenderKind.User, "") } },
                0
            },
        };

    [Theory]
    [MemberData(nameof(RefusedTaps))]
    public void A_payload_counts_only_as_it_was_offered(string why, Func<Said, Said> change, int hours)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Alert("a1", expiresInMinutes: 5_000));
        var said = change(scene.Tapping("mine"));
        var before = scene.State;

        Assert.True(scene.Pass(TimeSpan.FromHours(hours)).Refuses(said) == Refusal.PayloadNotOffered, why);
        Assert.Same(before, scene.State);
    }

    [Fact]
    public void The_answer_is_in_the_language_asked_whatever_the_locale()
    {
        var scene = new Scene();

        scene.Means(Intent.Thanks, language: "fr");

        Assert.Equal("Avec plaisir\u202F!", scene.Last.Text);
        Assert.Equal("fr", scene.State.Language);
    }

    [Fact]
    public void Below_the_confidence_limit_it_says_so_and_offers_choices_and_a_human()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var before = scene.State.Banks;

        var reply = Assert.Single(scene.Means(Intent.UnlinkBank, confidence: 0.49));

        Assert.Contains("not sure", reply.Text);
        Assert.Contains(reply.QuickReplies, choice => choice.Payload.EndsWith(":human", StringComparison.Ordinal));
        Assert.Same(before, scene.State.Banks);
    }

    [Fact]
    public void The_first_answer_says_that_nobody_human_gives_it()
    {
        var scene = new Scene { State = new ConversationState(new UserId("new")) };

        scene.Means(Intent.Balance);
        Assert.Contains("automatic assistant", scene.Last.Text);
        scene.Means(Intent.Balance);
        Assert.DoesNotContain("automatic assistant", scene.Last.Text);
    }

    [Fact]
    public void A_first_greeting_says_it_once()
    {
        var scene = new Scene { State = new ConversationState(new UserId("new")) };

        var reply = Assert.Single(scene.Means(Intent.Greeting));

        Assert.Single(reply.Text.Split("automatic assistant")[1..]);
    }

    [Fact]
    public void What_is_not_banking_gets_no_account_data()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(123_456));

        var reply = Assert.Single(scene.Means(Intent.OutOfScope));

        Assert.DoesNotContain("1,234", reply.Text);
        Assert.Null(reply.Card);
        Assert.Empty(reply.Cites);
    }

    [Fact]
    public void What_only_the_bank_can_do_comes_with_its_number()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);

        Assert.Contains(Banks.Fortbank.Phone, scene.Means(Intent.BankOther)[0].Text);
        Assert.DoesNotContain(
            Banks.Fortbank.Phone,
            scene.Means(Intent.BankOther, Slots.None with { Bank = Bank })[0].Text
        );
    }

    [Theory]
    [InlineData("fr", "fr", "Je parlerai français désormais.")]
    [InlineData("en", "en", "I'll speak English from now on.")]
    [InlineData("de", "en", "I speak English and French. Which would you like?")]
    [InlineData(null, "en", "I speak English and French. Which would you like?")]
    public void The_language_is_changed_to_one_that_it_speaks(string? wanted, string expected, string said)
    {
        var scene = new Scene();

        scene.Means(Intent.Language, Slots.None with { WantedLanguage = wanted });

        Assert.Equal(expected, scene.State.Language);
        Assert.Equal(said, scene.Last.Text);
    }

    [Fact]
    public void A_plain_yes_to_nothing_does_nothing()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        Assert.StartsWith("All right.", Assert.Single(scene.Means(Intent.Yes)).Text, StringComparison.Ordinal);
        Assert.Empty(scene.Done<OweDecision>());
    }

    [Theory]
    [InlineData("freeze the card 4242 please", true)]
    [InlineData("my account ends in 11 11", true)]
    [InlineData("did casino charge me", true)]
    [InlineData("what's my balance", false)]
    public void Own_words_that_hold_a_bank_s_data_are_sealed_with_it(string text, bool cites)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
        scene.Do(new RevocationAsked(scene.State.Consents[1].Id, "n"));
        scene.Reports(Bank, Events.Alert("a1"));

        scene.Means(Intent.Thanks, text: text);

        Assert.Equal(cites ? [Bank] : [], scene.Messages[^2].Cites.AsEnumerable());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\0\uD800\u202E")]
    public void Odd_texts_get_an_answer(string? text)
    {
        var scene = new Scene();

        scene.Do(new Said("c", text, null, null, "s", scene.Now, "n"));

        Assert.Equal(2, scene.Messages.Count);
    }

    [Fact]
    public void Reading_never_goes_back_nor_beyond_the_end()
    {
        var scene = new Scene();
        scene.Means(Intent.Thanks);

        scene.Do(new HasRead(99));

        Assert.Equal(2, scene.State.ReadSeq);
        Assert.Equal(Refusal.NothingChanged, scene.Refuses(new HasRead(1)));
    }
}
