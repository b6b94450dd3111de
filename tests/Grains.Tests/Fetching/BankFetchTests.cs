using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Grains.Tests.Fetching;

public sealed class BankFetchTests
{
    private static readonly BankId Bank = new("sandbank");
    private static readonly AccountRef[] Accounts = [new("a"), new("b")];

    [Fact]
    public async Task Each_account_is_told_in_turn_and_then_the_end()
    {
        var (round, grain, bank) = await RunAsync();

        Assert.True(round.Ended);
        Assert.Equal(["a 1/2", "b 2/2", "ended 2"], grain.Told);
        Assert.Equal(["a first", "b first"], bank.Asked);
    }

    [Fact]
    public async Task A_bank_that_is_away_ends_nothing_and_what_it_said_before_is_kept()
    {
        var bank = new ScriptedBank([BankFailure.None, BankFailure.Unavailable])
        {
            RetryAfter = TimeSpan.FromSeconds(3),
        };

        var (round, grain, _) = await RunAsync(bank);

        Assert.Equal(new FetchRound(false, TimeSpan.FromSeconds(3)), round);
        Assert.Equal(["a 1/2"], grain.Told);
    }

    [Fact]
    public async Task A_token_that_ended_early_is_refreshed_once_and_kept_before_it_is_used()
    {
        var (round, grain, bank) = await RunAsync(BankFailure.None, BankFailure.ConsentEnded);

        Assert.True(round.Ended);
        Assert.Equal(["a 1/2", "tokens second", "b 2/2", "ended 2"], grain.Told);
        Assert.Equal(["a first", "b first", "b second"], bank.Asked);
    }

    [Fact]
    public async Task A_consent_that_ended_at_the_bank_is_told()
    {
        var (round, grain, bank) = await RunAsync(BankFailure.ConsentEnded, BankFailure.ConsentEnded);

        Assert.True(round.Ended);
        Assert.Equal(["tokens second", "failed consent_ended"], grain.Told);
        Assert.Equal(["a first", "a second"], bank.Asked);
    }

    private static Task<(FetchRound, RecordingGrain, ScriptedBank)> RunAsync(params BankFailure[] script) =>
        RunAsync(new ScriptedBank(script));

    private static async Task<(FetchRound, RecordingGrain, ScriptedBank)> RunAsync(ScriptedBank bank)
    {
        var grain = new RecordingGrain();
        var fetch = new BankFetch(grain, bank, TimeProvider.System);
        return (await fetch.TryAsync(new UserId("alice"), Bank, CancellationToken.None), grain, bank);
    }

    /// <summary>Has a plan to fetch, and records what it is told.</summary>
    private sealed class RecordingGrain : IGrainCaller
    {
        private BankTokens _tokens = new("first", DateTimeOffset.MaxValue, "refresh");

        public List<string> Told { get; } = [];

        public ValueTask<object> AskAsync(GrainId grain, object request, CancellationToken cancellation)
        {
            if (request is FetchPlanRequest)
            {
                var permissions = Permissions.Balances;
                return ValueTask.FromResult<object>(new FetchPlanReply("c1", _tokens, [.. Accounts], permissions));
            }
            var step = Assert.IsType<FetchStepRequest>(request).Step;
            if (step is TokensRefreshed refreshed)
                _tokens = refreshed.Tokens;
            Told.Add(
                step switch
                {
                    AccountFetched fetched => $"{fetched.Account.Value} {fetched.Done}/{fetched.Total}",
                    FetchEnded ended => $"ended {ended.Total}",
                    FetchFailed failed => $"failed {failed.Reason}",
                    TokensRefreshed tokens => $"tokens {tokens.Tokens.Access}",
                    _ => throw new NotSupportedException(step.GetType().Name),
                }
            );
            return ValueTask.FromResult<object>(DoneReply.Instance);
        }
    }

    /// <summary>Answers each question for balances with the next line of its script, and well when that has ended.</summary>
    private sealed class ScriptedBank(BankFailure[] script) : IBankApi, IBankApis
    {
        public List<string> Asked { get; } = [];
        public TimeSpan? RetryAfter { get; init; }
        public BankProfile Profile => throw new NotSupportedException();
        public ImmutableArray<BankProfile> Profiles => [];

        public IBankApi? Find(BankId bank) => bank == Bank ? this : null;

        public ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
            BankTokens tokens,
            AccountRef account,
            CancellationToken cancellation
        )
        {
            Asked.Add($"{account.Value} {tokens.Access}");
            var failure = script.ElementAtOrDefault(Asked.Count - 1);
            return ValueTask.FromResult(
                failure == BankFailure.None
                    ? BankResult<ImmutableArray<Balance>>.Of([])
                    : BankResult<ImmutableArray<Balance>>.Failed(failure, "scripted", RetryAfter)
            );
        }

        public ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation) =>
            ValueTask.FromResult(BankResult<BankTokens>.Of(tokens with { Access = "second" }));

        public ValueTask<BankResult<PreparedLink>> PrepareAsync(
            Permissions permissions,
            DateTimeOffset expiresAt,
            string state,
            string pkceVerifier,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<BankResult<BankTokens>> RedeemAsync(
            string code,
            string? issuer,
            string pkceVerifier,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
            BankTokens tokens,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
            BankTokens tokens,
            AccountRef account,
            DateTimeOffset from,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<BankResult<bool>> RevokeAsync(
            string bankConsentId,
            BankTokens? tokens,
            CancellationToken cancellation
        ) => throw new NotSupportedException();

        public ValueTask<BankResult<bool>> DecideAsync(
            string idempotencyKey,
            BankDecision decision,
            CancellationToken cancellation
        ) => throw new NotSupportedException();
    }
}
