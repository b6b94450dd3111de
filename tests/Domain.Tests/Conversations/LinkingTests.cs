using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class LinkingTests
{
    private const Permissions Both = Permissions.Balances | Permissions.Transactions;

    public static TheoryData<string, BankProfile, Permissions, double?, Refusal> RefusedBegins =>
        new()
        {
            {
                "a bank that nobody configured",
                Banks.Sandbank with
                {
                    Id = new("nobank"),
                },
                Both,
                90,
                Refusal.UnknownBank
            },
            { "nothing asked", Banks.Sandbank, Permissions.None, 90, Refusal.NothingToShare },
            {
                "nothing left after what it declines",
                Banks.Riverbank,
                Permissions.Transactions,
                90,
                Refusal.NothingToShare
            },
            { "over a year", Banks.Sandbank, Both, 365.1, Refusal.ConsentTooLong },
            { "over at once", Banks.Sandbank, Both, 0, Refusal.ConsentInThePast },
        };

    [Theory]
    [MemberData(nameof(RefusedBegins))]
    public void A_link_that_can_not_be_is_refused_by_name(
        string why,
        BankProfile bank,
        Permissions asked,
        double? days,
        Refusal expected
    )
    {
        var scene = new Scene();
        var expires = days is { } count ? scene.Now.AddDays(count) : (DateTimeOffset?)null;

        var refusal = scene.Refuses(new LinkBegun("l", bank.Id, asked, expires, "s1", "state", "v"));

        Assert.True(refusal == expected, why);
    }

    [Fact]
    public void What_the_bank_declines_is_dropped_and_ninety_days_are_the_default()
    {
        var scene = new Scene();

        scene.Do(Begin("l") with { Bank = Banks.Fortbank.Id });

        var link = Assert.Single(scene.State.Links);
        Assert.Equal(Permissions.Balances, link.Permissions);
        Assert.Equal(scene.Now.AddDays(90), link.ConsentExpiresAt);
    }

    [Fact]
    public void A_year_over_a_leap_day_is_a_year()
    {
        var scene = new Scene { Now = new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.Zero) };

        scene.Do(Begin("l") with { ConsentExpiresAt = new DateTimeOffset(2028, 6, 1, 0, 0, 0, TimeSpan.Zero) });

        Assert.Single(scene.State.Links);
    }

    [Fact]
    public void Links_under_way_have_a_limit_and_old_ones_make_room()
    {
        var scene = new Scene();
        for (var i = 0; i < Limits.LinkAttemptsMax; i++)
            scene.Do(Begin($"l{i}"));
        Assert.Equal(Refusal.TooManyLinks, scene.Refuses(Begin("more")));

        scene.Pass(TimeSpan.FromSeconds(Limits.LinkAttemptSeconds)).Do(Begin("more"));

        Assert.Equal(Limits.LinkAttemptsMax, scene.State.Links.Length);
    }

    public static TheoryData<string, LinkReturned, int, Refusal> RefusedReturns =>
        new()
        {
            { "another link", new LinkReturned("x", "state", "s1"), 0, Refusal.UnknownLink },
            { "another state", new LinkReturned("l", "forged", "s1"), 0, Refusal.UnknownLink },
            { "another session", new LinkReturned("l", "state", "s2"), 0, Refusal.LinkOfAnotherSession },
            { "after ten minutes", new LinkReturned("l", "state", "s1"), 600, Refusal.LinkExpired },
        };

    [Theory]
    [MemberData(nameof(RefusedReturns))]
    public void The_way_back_is_bound_to_state_session_and_time(
        string why,
        LinkReturned input,
        int seconds,
        Refusal expected
    )
    {
        var scene = Prepared();

        Assert.True(scene.Pass(TimeSpan.FromSeconds(seconds)).Refuses(input) == expected, why);
    }

    [Fact]
    public void The_state_is_good_once()
    {
        var scene = Prepared();
        scene.Do(new LinkReturned("l", "state", "s1"));

        Assert.Equal(Refusal.LinkAlreadyUsed, scene.Refuses(new LinkReturned("l", "state", "s1")));
    }

    [Fact]
    public void A_grant_needs_a_return_and_counts_once()
    {
        var scene = Prepared();
        var grant = new LinkGranted("l", "c1", new BankTokens("a", scene.Now, null), Banks.Accounts);
        Assert.Equal(Refusal.LinkAlreadyUsed, scene.Refuses(grant));
        scene.Do(new LinkReturned("l", "state", "s1"));
        scene.Do(grant);

        Assert.Equal(Refusal.LinkAlreadyUsed, scene.Refuses(grant with { ConsentId = "c2" }));
        Assert.Equal("c1", Assert.Single(scene.State.Consents).Id);
    }

    [Fact]
    public void A_grant_commits_consent_ledger_and_mapping_before_anything_is_fetched()
    {
        var scene = new Scene();

        var consent = scene.Grant(Banks.Sandbank, Both);

        Assert.Equal([Banks.Current, Banks.Savings], Assert.Single(scene.Done<OpenBank>()).Accounts.AsEnumerable());
        Assert.Equal(new FetchBank(Banks.Sandbank.Id, consent), Assert.Single(scene.Done<FetchBank>()));
        Assert.Equal("granted", Assert.Single(scene.Ledger).Kind);
        Assert.Equal(
            [(DueKind.ConsentExpires, consent), (DueKind.Fetch, "sandbank")],
            scene.Done<Schedule>().Select(due => (due.Kind, due.Key))
        );
        Assert.Equal(LinkStatus.Pending, scene.State.Links[^1].Status);
        Assert.Empty(scene.State.Links[^1].Verifier);
        Assert.Equal([1, 3], scene.State.Banks[Banks.Sandbank.Id].Accounts.Select(account => account.Handle));
    }

    [Fact]
    public void The_link_is_active_and_told_once_when_the_fetch_has_ended()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Do(new AccountFetched(Banks.Sandbank.Id, consent, Banks.Current, [], [], 1, 2));
        Assert.Equal(1, Assert.IsType<LinkProgressCard>(scene.Last.Card).Done);
        scene.Do(new AccountFetched(Banks.Sandbank.Id, consent, Banks.Savings, [], [], 2, 2));
        Assert.Equal(LinkStatus.Pending, scene.State.Links[^1].Status);
        var last = new FetchEnded(Banks.Sandbank.Id, consent, 2);

        scene.Do(last);

        Assert.Equal(LinkStatus.Active, scene.State.Links[^1].Status);
        Assert.Equal(2, Assert.IsType<LinkProgressCard>(scene.Last.Card).Done);
        Assert.Single(scene.Done<Unschedule>(), due => due.Kind == DueKind.Fetch);
        var told = scene.Messages.Count;
        scene.Do(last);
        Assert.Equal(told, scene.Messages.Count);
    }

    [Fact]
    public void A_bank_without_an_account_is_linked_at_once_and_nothing_is_fetched()
    {
        var scene = new Scene();

        scene.Grant(Banks.Sandbank, accounts: []);

        Assert.Equal(LinkStatus.Active, scene.State.Links[^1].Status);
        Assert.Empty(scene.Done<FetchBank>());
    }

    [Theory]
    [InlineData(LinkStatus.Denied, LinkStatus.Denied)]
    [InlineData(LinkStatus.Failed, LinkStatus.Failed)]
    [InlineData(LinkStatus.Active, LinkStatus.Failed)]
    public void The_other_end_of_a_link_is_told(LinkStatus said, LinkStatus expected)
    {
        var scene = Prepared();

        scene.Do(new LinkEnded("l", said, "access_denied"));

        Assert.Equal(expected, scene.State.Links[^1].Status);
        Assert.Equal(expected, Assert.IsType<LinkProgressCard>(scene.Last.Card).Status);
        Assert.Equal(Refusal.LinkAlreadyUsed, scene.Refuses(new LinkReturned("l", "state", "s1")));
    }

    [Fact]
    public void A_renewal_that_covers_the_old_consent_keeps_the_data_and_ends_the_old_one()
    {
        var scene = new Scene();
        var first = scene.Link(Banks.Sandbank, Both);
        scene.Reports(Banks.Sandbank.Id, Events.Balance(5_000), Events.Of(Events.Form("t", -500)));

        var second = scene.Grant(Banks.Sandbank);

        Assert.Empty(scene.Done<EraseBank>());
        Assert.Single(scene.Kept);
        Assert.Single(scene.State.Banks[Banks.Sandbank.Id].Accounts[0].Balances);
        Assert.Equal(first, Assert.Single(scene.Done<OweRevocation>()).ConsentId);
        Assert.Equal(["granted", "revoked", "granted"], scene.Ledger.Select(entry => entry.Kind));
        Assert.Equal([ConsentStatus.Revoked, ConsentStatus.Active], scene.State.Consents.Select(one => one.Status));
        Assert.Equal(second, scene.State.Banks[Banks.Sandbank.Id].ConsentId);
    }

    [Theory]
    [InlineData("fewer permissions", Permissions.Balances, 2)]
    [InlineData("fewer accounts", Both, 1)]
    public void A_narrower_consent_starts_with_nothing(string why, Permissions permissions, int accounts)
    {
        var scene = new Scene();
        scene.Link(Banks.Sandbank, Both);
        scene.Reports(Banks.Sandbank.Id, Events.Balance(5_000), Events.Of(Events.Form("t", -500)));

        scene.Grant(Banks.Sandbank, permissions, [.. Banks.Accounts.Take(accounts)]);

        Assert.True(scene.Kept.Count == 0, why);
        var order = scene.Effects.Select(effect => effect.GetType().Name).ToList();
        Assert.True(order.IndexOf(nameof(EraseBank)) < order.IndexOf(nameof(OpenBank)), why);
        Assert.All(scene.State.Banks[Banks.Sandbank.Id].Accounts, account => Assert.Empty(account.Balances));
    }

    [Fact]
    public void A_fetch_that_does_not_end_is_begun_again()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);

        scene.Pass(TimeSpan.FromMinutes(1)).Do(new DueCame(DueKind.Fetch, "sandbank", "n"));

        Assert.Equal(consent, Assert.Single(scene.Done<FetchBank>()).ConsentId);
        Assert.Equal(scene.Now.AddSeconds(60), Assert.Single(scene.Done<Schedule>()).At);
    }

    [Fact]
    public void A_fetch_that_failed_for_good_is_told_and_the_consent_stays()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);

        scene.Do(new FetchFailed(Banks.Sandbank.Id, consent, "refused"));

        Assert.Equal(LinkStatus.Failed, scene.State.Links[^1].Status);
        Assert.Equal(ConsentStatus.Active, Assert.Single(scene.State.Consents).Status);
        Assert.Contains(Banks.Sandbank.Phone, scene.Last.Text);
    }

    [Fact]
    public void What_was_fetched_under_an_ended_consent_changes_nothing()
    {
        var scene = new Scene();
        var first = scene.Link(Banks.Sandbank);
        scene.Grant(Banks.Sandbank);
        var late = new AccountFetched(
            Banks.Sandbank.Id,
            first,
            Banks.Current,
            [new(Domain.Accounts.BalanceKind.InterimBooked, scene.Now, Events.Eur(1))],
            [],
            1,
            1
        );

        Assert.Equal(Refusal.NothingChanged, scene.Refuses(late));
        Assert.Equal(
            Refusal.NothingChanged,
            scene.Refuses(new TokensRefreshed(Banks.Sandbank.Id, first, new BankTokens("x", scene.Now, null)))
        );
    }

    private static LinkBegun Begin(string id) => new(id, Banks.Sandbank.Id, Both, null, "s1", "state", "verifier");

    private static Scene Prepared()
    {
        var scene = new Scene();
        scene.Do(Begin("l"));
        scene.Do(new LinkPrepared("l", "bank-consent"));
        return scene;
    }
}
