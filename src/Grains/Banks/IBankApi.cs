using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Grains.Banks;

/// <summary>One bank's API, whatever protocol it speaks. Failures are named; a time-out is <see cref="BankFailure.Unavailable"/>.</summary>
public interface IBankApi
{
    BankProfile Profile { get; }

    /// <summary>Registers the consent at the bank and pushes the authorization request (RFC 9126).</summary>
    ValueTask<BankResult<PreparedLink>> PrepareAsync(
        Permissions permissions,
        DateTimeOffset expiresAt,
        string state,
        string pkceVerifier,
        CancellationToken cancellation
    );

    /// <summary>Redeems the code (RFC 6749 section 4.1.3, PKCE RFC 7636), after the issuer was checked (RFC 9207).</summary>
    ValueTask<BankResult<BankTokens>> RedeemAsync(
        string code,
        string? issuer,
        string pkceVerifier,
        CancellationToken cancellation
    );

    ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation);

    ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
        BankTokens tokens,
        CancellationToken cancellation
    );

    ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
        BankTokens tokens,
        AccountRef account,
        CancellationToken cancellation
    );

    /// <summary>Transactions booked since <paramref name="from"/>, over all pages up to the connector's limit.</summary>
    ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
        BankTokens tokens,
        AccountRef account,
        DateTimeOffset from,
        CancellationToken cancellation
    );

    /// <summary>Deletes the consent at the bank. A consent that the bank no longer knows counts as deleted.</summary>
    ValueTask<BankResult<bool>> RevokeAsync(string bankConsentId, BankTokens? tokens, CancellationToken cancellation);

    /// <summary>Sends a decision, signed, with its idempotency key.</summary>
    ValueTask<BankResult<bool>> DecideAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    );
}

/// <param name="BankConsentId">The bank's id of the account-access-consent.</param>
/// <param name="AuthorizeUrl">The bank's own page.</param>
public sealed record PreparedLink(string BankConsentId, Uri AuthorizeUrl);

public enum BankFailure
{
    None,

    /// <summary>No answer, 408, 425, 429 or 5xx: trying again may help.</summary>
    Unavailable,

    /// <summary>The bank refused for good.</summary>
    Refused,

    /// <summary>The consent or its tokens are no longer good at the bank.</summary>
    ConsentEnded,

    /// <summary>The answer broke the protocol or a limit.</summary>
    BadAnswer,
}

/// <param name="Detail">For operators: a stable code, never a body and never personal data.</param>
/// <param name="RetryAfter">What the bank asked for, if it did.</param>
public readonly record struct BankResult<T>(T? Value, BankFailure Failure, string Detail, TimeSpan? RetryAfter = null)
{
    public bool Ok => Failure == BankFailure.None;

    public static BankResult<T> Of(T value) => new(value, BankFailure.None, "");

    public static BankResult<T> Failed(BankFailure failure, string detail, TimeSpan? retryAfter = null) =>
        new(default, failure, detail, retryAfter);
}

/// <summary>The connectors of the configured banks.</summary>
public interface IBankApis
{
    ImmutableArray<BankProfile> Profiles { get; }
    IBankApi? Find(BankId bank);
}
