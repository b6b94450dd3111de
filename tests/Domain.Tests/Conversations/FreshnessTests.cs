using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

/// <summary>A balance of a while ago is shown at once and asked of the bank anew.</summary>
public sealed class FreshnessTests
{
    private static readonly BankId Bank = Banks.Sandbank.Id;
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(Limits.BalanceFreshSeconds + 1);

    [Fact]
    public void An_old_balance_is_answered_at_once_and_fetched_anew()
    {
        var scene = Shown(Old);

        Assert.IsType<BalanceCard>(scene.Last.Card);
        Assert.Equal(Bank, Assert.Single(scene.Done<FetchBank>()).Bank);
        Assert.Empty(scene.Done<Schedule>());
    }

    [Fact]
    public void A_fresh_balance_is_not_fetched_anew()
    {
        Assert.Empty(Shown(TimeSpan.FromSeconds(Limits.BalanceFreshSeconds)).Done<FetchBank>());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(Limits.FreshEverySeconds - 1, 0)]
    [InlineData(Limits.FreshEverySeconds, 1)]
    public void A_bank_is_asked_at_most_once_a_minute(int seconds, int fetches)
    {
        var scene = Shown(Old);
        scene.Pass(TimeSpan.FromSeconds(seconds));

        scene.Means(Intent.Balance);

        Assert.Equal(fetches, scene.Done<FetchBank>().Count());
    }

    [Theory]
    [InlineData(
        "en",
        "I've asked Sandbank again, and this is new:\n• \u2068Everyday\u2069 ••1111 (Sandbank): €9.00, as of"
    )]
    [InlineData(
        "fr",
        "J’ai redemandé à Sandbank, et voici du nouveau\u00A0:\n• \u2068Everyday\u2069 ••1111 (Sandbank)\u00A0: 9,00\u00A0€"
    )]
    public void Figures_that_differ_follow_in_reply_to_the_question(string language, string expected)
    {
        var scene = Shown(Old, language);
        var question = scene.Last.InReplyTo;

        Fetch(scene, 900);

        Assert.StartsWith(expected, scene.Last.Text, StringComparison.Ordinal);
        Assert.Equal(question, scene.Last.InReplyTo);
        Assert.Single(Assert.IsType<BalanceCard>(scene.Last.Card).Lines);
        Assert.Equal([Bank], scene.Last.Cites.AsEnumerable());
        Assert.Null(scene.State.Banks[Bank].Fresh);
    }

    [Fact]
    public void The_same_figures_are_silent()
    {
        var scene = Shown(Old);
        var said = scene.Messages.Count;

        Fetch(scene, 1_000);

        Assert.Equal(said, scene.Messages.Count);
        Assert.Null(scene.State.Banks[Bank].Fresh);
    }

    [Fact]
    public void Figures_that_come_late_are_kept_in_silence()
    {
        var scene = Shown(Old);
        var said = scene.Messages.Count;
        scene.Pass(TimeSpan.FromSeconds(Limits.FreshAwaitedSeconds + 1));

        Fetch(scene, 900);

        Assert.Equal(said, scene.Messages.Count);
        Assert.Equal(900, Balances.ToShow(scene.State.Banks[Bank].Accounts[0].Balances)?.Amount.Minor);
    }

    [Fact]
    public void A_bank_that_does_not_answer_is_silent()
    {
        var scene = Shown(Old);
        var said = scene.Messages.Count;

        scene.Do(new FetchFailed(Bank, scene.State.Banks[Bank].ConsentId, "bad_answer"));

        Assert.Equal(said, scene.Messages.Count);
        Assert.Null(scene.State.Banks[Bank].Fresh);
    }

    [Fact]
    public void A_consent_that_the_bank_no_longer_knows_is_said()
    {
        var scene = Shown(Old);

        scene.Do(new FetchFailed(Bank, scene.State.Banks[Bank].ConsentId, "consent_ended"));

        Assert.StartsWith("Sandbank is linked, but it doesn't give me", scene.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_balances_are_fetched_for_freshness_and_everything_while_linking()
    {
        var scene = Shown(Old);
        Assert.Equal(Permissions.Balances, Freshness.ToFetch(scene.State, Bank, PermissionNames.All));

        scene.Grant(Banks.Sandbank);

        Assert.Equal(PermissionNames.All, Freshness.ToFetch(scene.State, Bank, PermissionNames.All));
        Assert.Equal(Permissions.Alerts, Freshness.ToFetch(scene.State, new BankId("none"), Permissions.Alerts));
    }

    [Fact]
    public void What_may_not_be_shown_is_not_fetched()
    {
        var scene = new Scene();
        scene.Link(Banks.Sandbank, Permissions.Transactions);
        scene.Pass(Old);

        scene.Means(Intent.Balance);

        Assert.Empty(scene.Done<FetchBank>());
    }

    /// <summary>Asked for, when the bank's word of it is so old.</summary>
    private static Scene Shown(TimeSpan age, string language = "en")
    {
        var scene = Banks.LinkedTo(Banks.Sandbank);
        scene.Reports(Bank, Events.Balance(1_000), Events.Balance(2_000, account: Banks.Savings));
        scene.Pass(age);
        scene.Means(Intent.Balance, language: language);
        return scene;
    }

    /// <summary>The bank answers: the everyday account has this much, the savings what they had.</summary>
    private static void Fetch(Scene scene, long minor)
    {
        var consent = scene.State.Banks[Bank].ConsentId;
        var everyday = new Balance(BalanceKind.InterimAvailable, scene.Now, Events.Eur(minor));
        var savings = new Balance(BalanceKind.InterimAvailable, scene.Now, Events.Eur(2_000));
        scene.Do(new AccountFetched(Bank, consent, Banks.Current, [everyday], [], 1, 2));
        scene.Do(new AccountFetched(Bank, consent, Banks.Savings, [savings], [], 2, 2));
        scene.Do(new FetchEnded(Bank, consent, 2));
    }
}
