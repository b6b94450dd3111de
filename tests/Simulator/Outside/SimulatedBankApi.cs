using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Outside;

/// <summary>One bank's API: slow now and then, and away now and then.</summary>
internal sealed class SimulatedBankApi(BankProfile profile, Setting setting, SimulatedProcess process, Chance chance)
    : IBankApi
{
    private const int AwayOneIn = 25;
    private readonly ProcessClock _clock = new(process);

    public BankProfile Profile => profile;

    public ValueTask<BankResult<PreparedLink>> PrepareAsync(
        Permissions permissions,
        DateTimeOffset expiresAt,
        string state,
        string pkceVerifier,
        CancellationToken cancellation
    ) =>
        AnswerAsync(() =>
            new PreparedLink($"at-bank-{chance.Next():x}", new Uri($"https://bank.example/?state={state}"))
        );

    /// <param name="code">The simulated bank's page gives the person's own name as the code.</param>
    public ValueTask<BankResult<BankTokens>> RedeemAsync(
        string code,
        string? issuer,
        string pkceVerifier,
        CancellationToken cancellation
    ) => AnswerAsync(() => new BankTokens(code, _clock.GetUtcNow().AddHours(2), $"refresh {code}"));

    public ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation) =>
        AnswerAsync(() => tokens with { AccessExpiresAt = _clock.GetUtcNow().AddHours(2) });

    public ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
        BankTokens tokens,
        CancellationToken cancellation
    ) => AnswerAsync(() => setting.Banks.Fetched(profile.Id, new UserId(tokens.Access)));

    public ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
        BankTokens tokens,
        AccountRef account,
        CancellationToken cancellation
    ) => AnswerAsync(() => ImmutableArray.Create(Banks.BalanceAt(_clock.GetUtcNow(), chance.Below(100_000))));

    public ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
        BankTokens tokens,
        AccountRef account,
        DateTimeOffset from,
        CancellationToken cancellation
    ) => AnswerAsync(() => ImmutableArray<BankTransaction>.Empty);

    public ValueTask<BankResult<bool>> RevokeAsync(
        string bankConsentId,
        BankTokens? tokens,
        CancellationToken cancellation
    ) => AnswerAsync(static () => true);

    /// <summary>
    /// What was sent arrives, whatever becomes of the silo that sent it. The bank may be away; it may carry the decision out and its
    /// answer be lost.
    /// </summary>
    public async ValueTask<BankResult<bool>> DecideAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    )
    {
        var answered = new TaskCompletionSource<BankResult<bool>>();
        var (there, back, fate) = (Way(), Way(), chance.Below(AwayOneIn));
        setting.World.After(
            there,
            () =>
            {
                var answer = fate == 0 ? Failed<bool>("away") : Decided(idempotencyKey, decision);
                answer = fate == 1 ? Failed<bool>("lost") : answer;
                process.After(back, () => answered.SetResult(answer));
            }
        );
        return await answered.Task;
    }

    private BankResult<bool> Decided(string key, BankDecision decision)
    {
        var before = setting.Banks.Decisions.Take(profile.Id, key, decision);
        setting.Truth.Owed.Received(profile.Id, key, decision, before);
        return BankResult<bool>.Of(true);
    }

    private async ValueTask<BankResult<T>> AnswerAsync<T>(Func<T> answer)
    {
        var answered = new TaskCompletionSource();
        process.After(Way(), answered.SetResult);
        await answered.Task;
        return chance.OneIn(AwayOneIn) ? Failed<T>("away") : BankResult<T>.Of(answer());
    }

    private static BankResult<T> Failed<T>(string why) => BankResult<T>.Failed(BankFailure.Unavailable, why);

    private TimeSpan Way() => chance.OneIn(10) ? chance.Millis(200, 3_000) : chance.Millis(2, 40);
}
