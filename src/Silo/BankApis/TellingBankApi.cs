using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.BankApis;

/// <summary>
/// Tells operators why a bank refused, which people are told without the reason: mostly a setting is wrong, here or there. What is
/// only away is the circuit's to tell, an ended consent the person's, a decision that is refused the outbox's.
/// </summary>
internal sealed partial class TellingBankApi(IBankApi bank, TimeProvider clock, ILogger log) : IBankApi
{
    private readonly SaidRarely _said = new(clock);

    public BankProfile Profile => bank.Profile;

    public ValueTask<BankResult<PreparedLink>> PrepareAsync(
        Permissions permissions,
        DateTimeOffset expiresAt,
        string state,
        string pkceVerifier,
        CancellationToken cancellation
    ) => ToldAsync("a new link", bank.PrepareAsync(permissions, expiresAt, state, pkceVerifier, cancellation));

    public ValueTask<BankResult<BankTokens>> RedeemAsync(
        string code,
        string? issuer,
        string pkceVerifier,
        CancellationToken cancellation
    ) => ToldAsync("the completion of a link", bank.RedeemAsync(code, issuer, pkceVerifier, cancellation));

    public ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation) =>
        ToldAsync("new tokens", bank.RefreshAsync(tokens, cancellation));

    public ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
        BankTokens tokens,
        CancellationToken cancellation
    ) => ToldAsync("accounts", bank.AccountsAsync(tokens, cancellation));

    public ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
        BankTokens tokens,
        AccountRef account,
        CancellationToken cancellation
    ) => ToldAsync("balances", bank.BalancesAsync(tokens, account, cancellation));

    public ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
        BankTokens tokens,
        AccountRef account,
        DateTimeOffset from,
        CancellationToken cancellation
    ) => ToldAsync("transactions", bank.TransactionsAsync(tokens, account, from, cancellation));

    public ValueTask<BankResult<bool>> RevokeAsync(
        string bankConsentId,
        BankTokens? tokens,
        CancellationToken cancellation
    ) => ToldAsync("the end of a consent", bank.RevokeAsync(bankConsentId, tokens, cancellation));

    public ValueTask<BankResult<bool>> DecideAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    ) => bank.DecideAsync(idempotencyKey, decision, cancellation);

    private async ValueTask<BankResult<T>> ToldAsync<T>(string what, ValueTask<BankResult<T>> asked)
    {
        var result = await asked;
        if (result.Failure is BankFailure.Refused && _said.IsNews($"{what} {result.Detail}"))
            LogRefused(log, bank.Profile.Id.Value, what, result.Detail);
        else if (result.Failure is BankFailure.BadAnswer && _said.IsNews($"{what} {result.Detail}"))
            LogBadAnswer(log, bank.Profile.Id.Value, what, result.Detail);
        return result;
    }

    [LoggerMessage(
        1301,
        LogLevel.Warning,
        "Bank {Bank} refuses {What}: {Detail}. Are its settings those that it knows?"
    )]
    private static partial void LogRefused(ILogger log, string bank, string what, string detail);

    [LoggerMessage(1302, LogLevel.Warning, "Bank {Bank}, asked for {What}, gave an answer that is none: {Detail}.")]
    private static partial void LogBadAnswer(ILogger log, string bank, string what, string detail);
}
