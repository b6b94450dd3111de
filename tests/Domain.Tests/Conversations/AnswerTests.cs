using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class AnswerTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    /// <summary>Which lines a balance question shows, by what it names.</summary>
    public static TheoryData<string, Slots, string> BalanceQuestions =>
        new()
        {
            { "no account: all of them", Slots.None, "fortbank 1111, sandbank 1111, sandbank 2222" },
            { "a bank", Slots.None with { Bank = Bank }, "sandbank 1111, sandbank 2222" },
            { "a kind", Slots.None with { AccountKind = AccountKind.Savings }, "sandbank 2222" },
            { "last digits", Slots.None with { Last4 = "2222" }, "sandbank 2222" },
            { "a card's last digits", Slots.None with { Last4 = "4242", Bank = Bank }, "sandbank 1111" },
            { "words of its name", Slots.None with { AccountWords = "rainy DAY" }, "sandbank 2222" },
            {
                "words that name none",
                Slots.None with
                {
                    AccountWords = "holiday",
                },
                "fortbank 1111, sandbank 1111, sandbank 2222"
            },
            {
                "digits that end none",
                Slots.None with
                {
                    Last4 = "0000",
                },
                "fortbank 1111, sandbank 1111, sandbank 2222"
            },
        };

    [Theory]
    [MemberData(nameof(BalanceQuestions))]
    public void A_balance_question_shows_what_it_names(string why, Slots slots, string expected)
    {
        var scene = Balanced();

        var reply = Assert.Single(scene.Means(Intent.Balance, slots));

        var lines = Assert.IsType<BalanceCard>(reply.Card).Lines;
        var shown = string.Join(", ", lines.Select(line => $"{line.Bank} {line.Last4}"));
        Assert.True(shown == expected, $"{why}: {shown}");
        Assert.Equal(lines.Select(line => line.Bank).Distinct(), reply.Cites);
    }

    [Theory]
    [InlineData("en", "\u2068Rainy day\u2069 ••2222 at Sandbank: €5,000.00, as of today at 10:30.")]
    [InlineData(
        "fr",
        "\u2068Rainy day\u2069 ••2222 chez Sandbank\u00A0: 5\u202F000,00\u00A0€, aujourd’hui à 10\u00A0h\u00A030."
    )]
    public void One_balance_is_one_sentence_with_its_freshness(string language, string expected)
    {
        var scene = Balanced();

        scene.Means(Intent.Balance, Slots.None with { Last4 = "2222" }, language: language);

        Assert.Equal(expected, scene.Last.Text);
    }

    [Fact]
    public void An_account_without_a_balance_is_not_left_out()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(Intent.Balance));

        Assert.Null(reply.Card);
        Assert.Equal(2, reply.Text.Split("no balance received yet").Length - 1);
    }

    [Theory]
    [InlineData(Intent.Balance)]
    [InlineData(Intent.Transactions)]
    public void Without_a_bank_it_offers_to_link_one(Intent intent)
    {
        var scene = new Scene();

        var reply = Assert.Single(scene.Means(intent));

        Assert.Equal(
            ["Link Fortbank", "Link Riverbank", "Link Sandbank"],
            reply.QuickReplies.Select(choice => choice.Title)
        );
        Assert.Empty(reply.Cites);
    }

    [Fact]
    public void A_bank_that_is_named_and_not_linked_is_offered()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(Intent.Balance, Slots.None with { Bank = Banks.Fortbank.Id }));

        Assert.Contains("haven't linked Fortbank", reply.Text);
        Assert.EndsWith(":link:fortbank", Assert.Single(reply.QuickReplies).Payload, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_granted_is_said_and_not_shown()
    {
        var scene = new Scene();
        scene.Link(Banks.Sandbank, Permissions.Alerts);

        var reply = Assert.Single(scene.Means(Intent.Balance));

        Assert.Null(reply.Card);
        Assert.Contains("haven't let Sandbank share balances", reply.Text);
    }

    [Fact]
    public void Linking_names_the_banks_then_shows_what_is_asked()
    {
        var scene = new Scene();
        scene.Means(Intent.LinkBank);

        var reply = Assert.Single(scene.Taps("link:fortbank"));

        var card = Assert.IsType<LinkCard>(reply.Card);
        Assert.Equal((Permissions.Transactions, 90), (card.Declines, card.Days));
        Assert.Equal(Permissions.Balances | Permissions.Alerts | Permissions.Receipts, card.Permissions);
        Assert.Contains("declines to share transactions: \u2068Transactions are yours alone.\u2069", reply.Text);
        Assert.Contains("90 days", reply.Text);
    }

    [Fact]
    public void Unlinking_takes_one_message_when_one_bank_is_linked_or_named()
    {
        var one = Banks.LinkedTo(Banks.Sandbank);
        one.Means(Intent.UnlinkBank);
        Assert.Empty(one.State.Banks);

        var two = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
        two.Means(Intent.UnlinkBank, Slots.None with { Bank = Bank });
        Assert.Equal([Banks.Fortbank.Id], two.State.Banks.Keys);
    }

    [Fact]
    public void Unlinking_asks_which_when_several_are_linked()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);

        scene.Means(Intent.UnlinkBank);
        Assert.Equal(2, scene.State.Banks.Count);
        scene.Taps("unlink:sandbank");

        Assert.Equal([Banks.Fortbank.Id], scene.State.Banks.Keys);
        Assert.Single(scene.Done<OweRevocation>());
    }

    [Theory]
    [InlineData(Intent.Disclosures, "disclosures")]
    [InlineData(Intent.ExportData, "export")]
    [InlineData(Intent.DeleteData, "erase")]
    public void Rights_that_have_a_page_lead_to_it(Intent intent, string page)
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(intent));

        Assert.Equal(new PageCard(page), reply.Card);
        Assert.Single(scene.State.Banks);
    }

    [Fact]
    public void Consents_are_listed_the_active_first_and_can_be_ended_there()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
        scene.Means(Intent.UnlinkBank, Slots.None with { Bank = Bank });

        var reply = Assert.Single(scene.Means(Intent.Consents));

        var shown = Assert.IsType<ConsentsCard>(reply.Card).Consents;
        Assert.Equal([ConsentStatus.Active, ConsentStatus.Revoked], shown.Select(consent => consent.Status));
        Assert.Equal("Unlink Fortbank", Assert.Single(reply.QuickReplies).Title);
        Assert.Contains("balances, alerts, receipts and offers until 20 February 2027", reply.Text);
    }

    [Fact]
    public void A_fraud_without_an_open_alert_offers_a_freeze_and_the_bank_s_number()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);

        var reply = Assert.Single(scene.Means(Intent.FraudReport));

        Assert.Contains(Banks.Sandbank.Phone, reply.Text);
        scene.Taps("freeze:sandbank:2");
        Assert.Single(scene.Done<OweDecision>());
    }

    private static Scene Balanced()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Grant(Banks.Fortbank, accounts: [Banks.Accounts[0]]);
        scene.Reports(Bank, Events.Balance(123_456), Events.Balance(500_000, account: Banks.Savings));
        scene.Reports(Banks.Fortbank.Id, Events.Balance(-310));
        return scene;
    }
}
