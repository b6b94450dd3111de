using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;
using static OrleansBank.Domain.Tests.Scenes.Events;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class ReportingTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;

    public static TheoryData<string, Permissions, BankEvent, EventStatus> Consents =>
        new()
        {
            { "a covered transaction", Permissions.Transactions, Of(Form("t", -1)), EventStatus.Applied },
            { "a transaction without transactions", Permissions.Balances, Of(Form("t", -1)), EventStatus.NoConsent },
            { "a covered balance", Permissions.Balances, Balance(1), EventStatus.Applied },
            { "a balance without balances", Permissions.Alerts, Balance(1), EventStatus.NoConsent },
            { "a covered alert", Permissions.Alerts, Alert("a"), EventStatus.Applied },
            { "an alert without alerts", Permissions.Balances, Alert("a"), EventStatus.NoConsent },
            {
                "a card without alerts",
                Permissions.Balances,
                Card(CardStatus.Frozen, Scene.Start),
                EventStatus.NoConsent
            },
            {
                "an account that was not linked",
                PermissionNames.All,
                Balance(1, account: new("other")),
                EventStatus.NoConsent
            },
        };

    [Theory]
    [MemberData(nameof(Consents))]
    public void Nothing_enters_without_a_consent_that_covers_it(
        string why,
        Permissions granted,
        BankEvent reported,
        EventStatus expected
    )
    {
        var scene = new Scene();
        scene.Link(Banks.Sandbank, granted);
        var before = scene.State;

        var outcome = Assert.Single(scene.Reports(Bank, reported));

        Assert.True(outcome.Status == expected, why);
        if (expected == EventStatus.NoConsent)
        {
            Assert.Same(before, scene.State);
            Assert.Empty(scene.Effects);
        }
    }

    [Fact]
    public void A_document_calls_an_account_by_its_IBAN()
    {
        var scene = new Scene();
        scene.Grant(Banks.Sandbank, accounts: Banks.AccountsWithIban);
        var outcomes = scene.Reports(
            Bank,
            Balance(700, account: Banks.SavingsIban),
            Of(Form("t", -1, account: Banks.SavingsIban))
        );
        Assert.All(outcomes, outcome => Assert.Equal(EventStatus.Applied, outcome.Status));
        var account = scene.State.Banks[Bank].Accounts.Single(one => one.Ref == Banks.Savings);
        Assert.Equal(700, Assert.Single(account.Balances).Amount.Minor);
        Assert.Contains((Bank, Banks.Savings, "t"), scene.Kept.Keys);
    }

    [Fact]
    public void The_IBAN_leads_to_its_people_as_the_reference_does()
    {
        var scene = new Scene();
        scene.Grant(Banks.Sandbank, accounts: Banks.AccountsWithIban);
        var opened = Assert.Single(scene.Done<OpenBank>());
        Assert.Equal([Banks.Current, Banks.Savings, Banks.SavingsIban], opened.Accounts.ToArray());
    }

    [Fact]
    public void A_bank_that_was_never_linked_gets_no_consent_for_all() =>
        Assert.Equal(
            [EventStatus.NoConsent, EventStatus.NoConsent],
            Banks.LinkedTo(Banks.Sandbank).Reports(Banks.Fortbank.Id, Balance(1), Balance(2)).Select(one => one.Status)
        );

    [Fact]
    public void The_same_event_counts_once_and_its_id_with_other_content_is_a_conflict()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var first = Balance(100);
        var forged = first with { ContentHash = "other" };

        var here = scene.Reports(Bank, first, first, forged);
        var later = scene.Reports(Bank, first, forged);

        var duplicate = new EventOutcome(EventStatus.Duplicate);
        var conflict = new EventOutcome(EventStatus.Invalid, "id_conflict");
        Assert.Equal([new EventOutcome(EventStatus.Applied), duplicate, conflict], here);
        Assert.Equal([duplicate, conflict], later);
        Assert.Empty(scene.Effects);
    }

    [Fact]
    public void The_same_id_of_two_banks_is_two_events()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank, Banks.Fortbank);
        scene.Reports(Bank, Balance(100));

        Assert.Equal(EventStatus.Applied, scene.Reports(Banks.Fortbank.Id, Balance(100))[0].Status);
        Assert.All(
            scene.State.Banks.Values,
            bank => Assert.Equal(100, bank.Accounts[0].Balances.Single().Amount.Minor)
        );
    }

    [Fact]
    public void Balances_are_silent_and_transactions_do_no_arithmetic()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        var told = scene.Messages.Count;

        scene.Reports(Bank, Balance(10_000, 5), Balance(90_000, 1), Balance(20_000, 5, BalanceKind.InterimBooked));
        Assert.Equal(told, scene.Messages.Count);
        scene.Reports(Bank, Of(Form("t", -2_500, minute: 9)));

        var balances = scene.State.Banks[Bank].Accounts[0].Balances;
        Assert.Equal([10_000L, 20_000L], balances.Select(balance => balance.Amount.Minor));
    }

    [Fact]
    public void Who_received_which_kind_is_noted_once_a_day()
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Disclosures.Clear();
        scene.Reports(Bank, Balance(1), Balance(2, 1));
        scene.Reports(Bank, Balance(3, 2));
        Assert.Equal(["OrleansBank: balances of Sandbank, your consent"], Texts(scene));

        scene.Pass(TimeSpan.FromDays(1)).Reports(Bank, Balance(4, 3));

        Assert.Equal(2, scene.Disclosures.Count);
        Assert.Equal(scene.State.LastDisclosure, scene.Done<Disclose>().Single().Number);
    }

    private static IEnumerable<string> Texts(Scene scene) =>
        scene.Disclosures.Select(one => $"{one.Who}: {one.What}, {one.Why}");
}
