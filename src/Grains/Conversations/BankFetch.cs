using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// Fetches what a bank holds of a person who has just linked it: balances and back-fill, account after account, each a turn of its own. A
/// due time brings it back should the process die, or the bank be away for long; it ends with the consent.
/// </summary>
public sealed class BankFetch(IGrainCaller grains, IBankApis banks, TimeProvider clock)
{
    /// <summary>One round. Calls wait for their answers and for nothing else: when to try again is the caller's to know.</summary>
    public async ValueTask<FetchRound> TryAsync(UserId user, BankId bankId, CancellationToken cancellation)
    {
        if (banks.Find(bankId) is not { } bank)
            return FetchRound.End;
        var id = ConversationGrainFactory.IdOf(user);

        // Step 1: what to fetch, and with which tokens.
        if (await grains.AskAsync(id, new FetchPlanRequest(bankId, null), cancellation) is not FetchPlanReply fetch)
            return FetchRound.End;

        // Step 2: fresh tokens, where these are about to end.
        var tokens = fetch.Tokens;
        if (tokens.AccessExpiresAt <= clock.GetUtcNow().AddSeconds(30) && tokens.Refresh is not null)
        {
            var fresh = await RefreshAsync(bank, bankId, id, fetch, cancellation);
            if (!fresh.Ok || fresh.Value is null)
                return await StopAsync(id, bankId, fetch, fresh, cancellation);
            tokens = fresh.Value;
        }

        // Step 3: account after account. Each is kept as it comes, so that a failure loses none before it.
        for (var i = 0; i < fetch.Accounts.Length; i++)
        {
            var account = fetch.Accounts[i];
            var answer = await FetchAsync(bank, tokens, account, fetch.Permissions, cancellation);
            if (answer.Failure == BankFailure.ConsentEnded && tokens == fetch.Tokens && tokens.Refresh is not null)
            {
                // Access tokens may end before their time: one refresh tells that from a consent that has ended.
                var fresh = await RefreshAsync(bank, bankId, id, fetch, cancellation);
                if (!fresh.Ok || fresh.Value is null)
                    return await StopAsync(id, bankId, fetch, fresh, cancellation);
                tokens = fresh.Value;
                answer = await FetchAsync(bank, tokens, account, fetch.Permissions, cancellation);
            }
            if (!answer.Ok)
                return await StopAsync(id, bankId, fetch, answer, cancellation);
            var (balances, transactions) = answer.Value;
            var count = fetch.Accounts.Length;
            await TellAsync(
                id,
                new AccountFetched(bankId, fetch.ConsentId, account, balances, transactions, i + 1, count),
                cancellation
            );
        }
        await TellAsync(id, new FetchEnded(bankId, fetch.ConsentId, fetch.Accounts.Length), cancellation);
        return FetchRound.End;
    }

    private async ValueTask<BankResult<BankTokens>> RefreshAsync(
        IBankApi bank,
        BankId bankId,
        GrainId id,
        FetchPlanReply fetch,
        CancellationToken cancellation
    )
    {
        var fresh = await bank.RefreshAsync(fetch.Tokens, cancellation);
        // Kept before they are used: the bank may have made the old ones void.
        if (fresh is { Ok: true, Value: { } tokens })
            await TellAsync(id, new TokensRefreshed(bankId, fetch.ConsentId, tokens), cancellation);
        return fresh;
    }

    private async ValueTask<BankResult<Fetched>> FetchAsync(
        IBankApi bank,
        BankTokens tokens,
        AccountRef account,
        Permissions permissions,
        CancellationToken cancellation
    )
    {
        var balances = ImmutableArray<Balance>.Empty;
        if (permissions.HasFlag(Permissions.Balances))
        {
            var answer = await bank.BalancesAsync(tokens, account, cancellation);
            if (!answer.Ok)
                return BankResult<Fetched>.Failed(answer.Failure, answer.Detail, answer.RetryAfter);
            balances = answer.Value;
        }
        var transactions = ImmutableArray<BankTransaction>.Empty;
        if (permissions.HasFlag(Permissions.Transactions))
        {
            var from = clock.GetUtcNow().AddDays(-Limits.BackFillDays);
            var answer = await bank.TransactionsAsync(tokens, account, from, cancellation);
            if (!answer.Ok)
                return BankResult<Fetched>.Failed(answer.Failure, answer.Detail, answer.RetryAfter);
            transactions = answer.Value;
        }
        return BankResult<Fetched>.Of(new Fetched(balances, transactions));
    }

    /// <summary>A bank that is away is tried again; one that refuses ends the fetch, and the person is told.</summary>
    private async ValueTask<FetchRound> StopAsync<T>(
        GrainId id,
        BankId bank,
        FetchPlanReply fetch,
        BankResult<T> answer,
        CancellationToken cancellation
    )
    {
        if (answer.Failure == BankFailure.Unavailable)
            return new FetchRound(false, answer.RetryAfter);
        await TellAsync(id, new FetchFailed(bank, fetch.ConsentId, SnakeCase.Of(answer.Failure)), cancellation);
        return FetchRound.End;
    }

    private async ValueTask TellAsync(GrainId id, Input step, CancellationToken cancellation) =>
        await grains.AskAsync(id, new FetchStepRequest(step), cancellation);

    private readonly record struct Fetched(
        ImmutableArray<Balance> Balances,
        ImmutableArray<BankTransaction> Transactions
    );
}

/// <summary>How a round of fetching went.</summary>
/// <param name="Ended">False when the bank was away: trying again may help.</param>
/// <param name="RetryAfter">What the bank asked for, if it did.</param>
public readonly record struct FetchRound(bool Ended, TimeSpan? RetryAfter)
{
    public static FetchRound End { get; } = new(true, null);
}
