using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.Outbox;

/// <summary>A bank as the outbox sees it: takes decisions and notices, and answers what the test scripts.</summary>
public sealed class ScriptedBank(string id) : IBankApi
{
    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();

    public BankProfile Profile { get; } = new(new BankId(id), id, "test", PermissionNames.All, "", "");

    public Func<string, CancellationToken, Task<BankResult<bool>>> Answer { get; set; } = (_, _) => Accept;

    /// <summary>Idempotency keys, or consent ids, in the order in which they came.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static Task<BankResult<bool>> Accept => Task.FromResult(BankResult<bool>.Of(true));

    public static Task<BankResult<bool>> Fail(BankFailure failure, string detail, TimeSpan? wait = null) =>
        Task.FromResult(BankResult<bool>.Failed(failure, detail, wait));

    public ValueTask<string> NextAsync() => _asked.Reader.NextAsync();

    public ValueTask<BankResult<bool>> DecideAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    ) => new(AskAsync(idempotencyKey, cancellation));

    public ValueTask<BankResult<bool>> RevokeAsync(
        string bankConsentId,
        BankTokens? tokens,
        CancellationToken cancellation
    ) => new(AskAsync(bankConsentId, cancellation));

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

    public ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
        BankTokens tokens,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
        BankTokens tokens,
        AccountRef account,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    public ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
        BankTokens tokens,
        AccountRef account,
        DateTimeOffset from,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    private Task<BankResult<bool>> AskAsync(string key, CancellationToken cancellation)
    {
        var answer = Answer(key, cancellation); // First: the test may script another as soon as it hears of this one.
        Asked.Enqueue(key);
        _asked.Writer.TryWrite(key);
        return answer;
    }
}
