using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Conversations;

public sealed class AwaitingTests
{
    private static readonly BankId Sandbank = Banks.Sandbank.Id;

    private static AccountFetched Fetched(Scene scene, string consent, AccountRef account, int done, int total = 2) =>
        new(
            Sandbank,
            consent,
            account,
            [new(BalanceKind.InterimBooked, scene.Now, Events.Eur(100 * done))],
            [],
            done,
            total
        );

    [Fact]
    public void A_balance_asked_while_accounts_are_fetched_is_answered_in_full_when_they_are_here()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Do(Fetched(scene, consent, Banks.Current, 1));

        var answer = Assert.Single(scene.Types("what's my balance"));
        Assert.Null(answer.Card);
        Assert.Contains("still fetching", answer.Text);
        var asked = answer.InReplyTo;

        scene.Do(Fetched(scene, consent, Banks.Savings, 2));
        scene.Do(new FetchEnded(Sandbank, consent, 2));

        var card = Assert.IsType<BalanceCard>(scene.Last.Card);
        Assert.Equal(["1111", "2222"], card.Lines.Select(line => line.Last4));
        Assert.Equal(asked, scene.Last.InReplyTo);
        Assert.Null(scene.State.Awaited);
        // The end of the fetch was told before it, and answers nobody.
        Assert.IsType<LinkProgressCard>(scene.Messages[^2].Card);
        Assert.Null(scene.Messages[^2].InReplyTo);
    }

    [Fact]
    public void Transactions_asked_while_accounts_are_fetched_come_with_what_was_fetched()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);

        Assert.Null(Assert.Single(scene.Means(Intent.Transactions)).Card);
        var payment = Events.Form("t1", -1250, bookedAt: scene.Now.AddDays(-1));
        scene.Do(new AccountFetched(Sandbank, consent, Banks.Current, [], [payment], 1, 2));
        scene.Do(Fetched(scene, consent, Banks.Savings, 2));
        scene.Do(new FetchEnded(Sandbank, consent, 2));

        Assert.Single(Assert.IsType<TransactionsCard>(scene.Last.Card).Lines);
    }

    [Fact]
    public void What_is_here_already_is_answered_at_once()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Do(Fetched(scene, consent, Banks.Current, 1));

        var answer = Assert.Single(scene.Means(Intent.Balance, Slots.None with { Last4 = "1111" }));

        Assert.Single(Assert.IsType<BalanceCard>(answer.Card).Lines);
        Assert.Null(scene.State.Awaited);
    }

    [Fact]
    public void A_bank_that_stays_away_holds_no_answer_back()
    {
        var scene = new Scene();
        scene.Grant(Banks.Sandbank);

        scene.Pass(TimeSpan.FromSeconds(Limits.FetchAwaitedSeconds)).Means(Intent.Balance);

        Assert.Contains("no balance", scene.Last.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Null(scene.State.Awaited);
    }

    [Fact]
    public void A_question_of_long_ago_is_not_answered_any_more()
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Means(Intent.Balance);

        scene.Pass(TimeSpan.FromSeconds(Limits.AwaitedQuestionSeconds + 1));
        scene.Do(new FetchEnded(Sandbank, consent, 2));

        Assert.IsType<LinkProgressCard>(scene.Last.Card);
        Assert.Null(scene.State.Awaited);
    }

    [Fact]
    public void A_question_waits_for_the_last_of_two_banks()
    {
        var scene = new Scene();
        var first = scene.Grant(Banks.Sandbank);
        var second = scene.Grant(Banks.Riverbank);
        scene.Means(Intent.Balance);

        scene.Do(new FetchEnded(Sandbank, first, 2));
        Assert.NotNull(scene.State.Awaited);
        scene.Do(new FetchEnded(Banks.Riverbank.Id, second, 2));

        Assert.Null(scene.State.Awaited);
        Assert.IsNotType<LinkProgressCard>(scene.Last.Card);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_waiting_question_goes_with_the_fetch_that_failed_and_with_the_consent(bool revoked)
    {
        var scene = new Scene();
        var consent = scene.Grant(Banks.Sandbank);
        scene.Means(Intent.Transactions, Slots.None with { Merchant = "Kiosk" });
        Assert.NotNull(scene.State.Awaited);

        scene.Do(revoked ? new RevocationAsked(consent, scene.NewId()) : new FetchFailed(Sandbank, consent, "refused"));

        Assert.Null(scene.State.Awaited);
    }

    [Fact]
    public void The_progress_is_told_at_each_quarter_and_once()
    {
        var scene = new Scene();
        var accounts = Enumerable
            .Range(1, 20)
            .Select(number => Banks.Accounts[1] with { Ref = new AccountRef($"acc-{number}") })
            .ToArray();
        var consent = scene.Grant(Banks.Sandbank, accounts: [.. accounts]);

        for (var round = 0; round < 2; round++)
        {
            foreach (var (account, index) in accounts.Select((account, index) => (account, index)))
                scene.Do(Fetched(scene, consent, account.Ref, index + 1, accounts.Length));
        }

        var told = scene.Messages.Select(message => message.Card).OfType<LinkProgressCard>().Select(card => card.Done);
        Assert.Equal([0, 5, 10, 15], told);
    }
}
