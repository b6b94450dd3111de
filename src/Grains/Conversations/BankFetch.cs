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
/// due time brings it back should the process die, or the bank be away; it ends with the consent.
/// </summary>
public sealed class BankFetch(IGrainCaller grains, IBankApis banks, TimeProvider clock)
{
    private const int BackFillDays = 180;

    /// <summary>False when it should be tried again at its due time.</summary>
    public async ValueTask<bool> RunAsync(UserId user, BankId bankId, CancellationToken cancellation)
    {
        // Step 1: what to fetch, and with which tokens.
        var id = ConversationGrainFactory.IdOf(user);
        if (banks.Find(bankId) is not { } bank)
            return true;
        var plan = await grains.AskAsync(id, new FetchPlanRequest(bankId, null), cancellation);
        if (plan is not FetchPlanReply fetch)
            return true;

        // Step 2: fresh tokens, where these are about to end.
        var tokens = fetch.Tokens;
        if (tokens.AccessExpiresAt <= clock.GetUtcNow().AddSeconds(30) && tokens.Refresh is not null)
        {
            var fresh = await bank.RefreshAsync(tokens, cancellation);
            if (!fresh.Ok || fresh.Value is null)
                return await StopAsync(id, bankId, fetch, fresh.Failure, cancellation);
            tokens = fresh.Value;
            await TellAsync(id, new TokensRefreshed(bankId, fetch.ConsentId, tokens), cancellation);
        }

        // Step 3: account after account. Each is kept as it comes, so that a failure loses none before it.
        for (var i = 0; i < fetch.Accounts.Length; i++)
        {
            var account = fetch.Accounts[i];
            var (failure, fetched) = await FetchAsync(bank, tokens, account, fetch.Permissions, cancellation);
            if (failure != BankFailure.None)
                return await StopAsync(id, bankId, fetch, failure, cancellation);
            var (balances, transactions) = fetched;
            var step = new AccountFetched(
                bankId,
                fetch.ConsentId,
                account,
                balances,
                transactions,
                i + 1,
                fetch.Accounts.Length
            );
            await TellAsync(id, step, cancellation);
        }
        return true;
    }

    private async ValueTask<(
        BankFailure Failure,
        (ImmutableArray<Balance> Balances, ImmutableArray<BankTransaction> Transactions) Fetched
    )> FetchAsync(
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
                return (answer.Failure, default);
            balances = answer.Value;
        }
        var transactions = ImmutableArray<BankTransaction>.Empty;
        if (permissions.HasFlag(Permissions.Transactions))
        {
            var from = clock.GetUtcNow().AddDays(-BackFillDays);
            var answer = await bank.TransactionsAsync(tokens, account, from, cancellation);
            if (!answer.Ok)
                return (answer.Failure, default);
            transactions = answer.Value;
        }
        return (BankFailure.None, (balances, transactions));
    }

    /// <summary>A bank that is away is tried again; one that refuses ends the fetch, and the person is told.</summary>
    private async ValueTask<bool> StopAsync(
        GrainId id,
        BankId bank,
        FetchPlanReply fetch,
        BankFailure failure,
        CancellationToken cancellation
    )
    {
        if (failure == BankFailure.Unavailable)
            return false;
        await TellAsync(id, new FetchFailed(bank, fetch.ConsentId, SnakeCase.Of(failure)), cancellation);
        return true;
    }

    private async ValueTask TellAsync(GrainId id, Input step, CancellationToken cancellation) =>
        await grains.AskAsync(id, new FetchStepRequest(step), cancellation);
}
