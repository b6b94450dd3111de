using FsCheck;
using FsCheck.Fluent;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.DomainProperties.Tests;

public sealed class ConsentPropertyTests
{
    private static readonly Permissions[] Asked =
    [
        Permissions.Balances,
        Permissions.Transactions | Permissions.Alerts,
        PermissionNames.All,
    ];

    /// <summary>Whatever happens in whatever order, nothing of a bank is held that an active consent does not cover.</summary>
    [Fact]
    public void Nothing_is_held_or_said_without_a_consent_that_covers_it()
    {
        var plans = Gen.Choose(0, 99).ArrayOf().Where(plan => plan.Length <= 25).ToArbitrary();
        Prop.ForAll(plans, plan => Holds(Play(plan))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(Permissions.Balances, Permissions.Balances, true)]
    [InlineData(Permissions.Balances, Permissions.Transactions, false)]
    [InlineData(Permissions.Balances, Permissions.Balances | Permissions.Alerts, false)]
    [InlineData(PermissionNames.All, Permissions.Balances | Permissions.Alerts, true)]
    [InlineData(Permissions.Offers, Permissions.None, true)]
    public void A_consent_covers_all_that_is_needed_or_nothing(Permissions given, Permissions needed, bool covers)
    {
        var consent = new Consent(
            "c",
            new BankId("b"),
            ConsentStatus.Active,
            given,
            Scene.Start,
            Scene.Start.AddDays(1)
        );

        Assert.Equal(covers, consent.Covers(needed, Scene.Start));
        Assert.False(consent.Covers(needed, consent.ExpiresAt));
        Assert.False((consent with { Status = ConsentStatus.Revoked }).Covers(needed, Scene.Start));
    }

    private static Scene Play(int[] plan)
    {
        var scene = new Scene();
        for (var i = 0; i < plan.Length; i++)
        {
            var bank = Banks.All[plan[i] % 3];
            var asked = Asked[plan[i] / 3 % 3];
            scene.Pass(TimeSpan.FromMinutes(plan[i]));
            switch (plan[i] % 5)
            {
                case 0 when (asked & bank.Shares) != Permissions.None:
                    scene.Grant(bank, asked);
                    break;
                case 1 when scene.State.Banks.TryGetValue(bank.Id, out var held):
                    scene.Do(new RevocationAsked(held.ConsentId, scene.NewId()));
                    break;
                case 2 when scene.State.Banks.TryGetValue(bank.Id, out var held):
                    scene.Pass(TimeSpan.FromDays(90));
                    scene.Do(new DueCame(DueKind.ConsentExpires, held.ConsentId, scene.NewId()));
                    break;
                default:
                    var key = $"t{i}";
                    scene.Reports(bank.Id, Events.Of(Events.Form(key, -100)), Events.Balance(i, i), Events.Alert(key));
                    break;
            }
        }
        return scene;
    }

    private static bool Holds(Scene scene)
    {
        var held = scene.State.Banks.Values.ToDictionary(
            bank => bank.Bank,
            bank => scene.State.Consents.Single(consent => consent.Id == bank.ConsentId)
        );
        return scene.State.Consents.Where(consent => consent.Status == ConsentStatus.Active).All(held.ContainsValue)
            && held.Values.All(consent => consent.Status == ConsentStatus.Active)
            && scene.Kept.Keys.All(row => May(row.Bank, Permissions.Transactions))
            && scene.State.Banks.Values.All(bank => bank.Alerts.IsEmpty || May(bank.Bank, Permissions.Alerts))
            && scene.State.Banks.Values.All(bank => HasNoBalance(bank) || May(bank.Bank, Permissions.Balances))
            && scene.Messages.SelectMany(message => message.Cites).All(held.ContainsKey);

        bool May(BankId bank, Permissions kind) => held.TryGetValue(bank, out var one) && one.Permissions.HasFlag(kind);
    }

    private static bool HasNoBalance(BankState bank) => bank.Accounts.All(account => account.Balances.IsEmpty);
}
