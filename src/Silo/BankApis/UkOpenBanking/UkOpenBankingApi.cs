using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Decisions;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// A bank that speaks the UK Open Banking Account and Transaction API v4 behind a FAPI 2.0 authorization server. Holds
/// no data of any person between calls.
/// </summary>
public sealed class UkOpenBankingApi(BankProfile profile, BankSession session, DecisionSender decisions)
    : IBankApi,
        IDisposable
{
    private readonly AuthorizationServer _server = new(session);
    private readonly PagedFetch _pages = new(session);

    public BankProfile Profile { get; } = profile;

    /// <summary>
    /// 1. Our own token; 2. the consent at the bank; 3. the pushed request that names it; 4. the address for the
    /// browser.
    /// </summary>
    public async ValueTask<BankResult<PreparedLink>> PrepareAsync(
        Permissions permissions,
        DateTimeOffset expiresAt,
        string state,
        string pkceVerifier,
        CancellationToken cancellation
    )
    {
        var historyFrom = session.Clock.GetUtcNow().AddDays(-session.Bank.Limits.HistoryDaysMax);
        var body = ConsentMessages.Request(permissions, expiresAt, historyFrom);
        var sent = await AsClientAsync(
            token => ForConsents(HttpMethod.Post, "account-access-consents", token, body),
            cancellation
        );
        if (sent.Value is null)
            return BankResult<PreparedLink>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (!answer.IsSuccess)
            return OpenBankingErrors.OfClient<PreparedLink>(answer);
        var consent = AnswerBody.Read(answer, ConsentMessages.ReadId);
        if (consent.Value is null)
            return BankResult<PreparedLink>.Failed(consent.Failure, consent.Detail);
        var pushed = await _server.PushAsync(LinkRequest(consent.Value, state, pkceVerifier), cancellation);
        return pushed.Value is null
            ? BankResult<PreparedLink>.Failed(pushed.Failure, pushed.Detail, pushed.RetryAfter)
            : BankResult<PreparedLink>.Of(new PreparedLink(consent.Value, pushed.Value));
    }

    public ValueTask<BankResult<BankTokens>> RedeemAsync(
        string code,
        string? issuer,
        string pkceVerifier,
        CancellationToken cancellation
    )
    {
        // RFC 9207 section 2.4: compared character by character; a bank of ours always sends it.
        if (issuer != session.Bank.Issuer)
            return ValueTask.FromResult(BankResult<BankTokens>.Failed(BankFailure.Refused, "issuer_mismatch"));
        return _server.TokensAsync(
            [
                new("grant_type", "authorization_code"),
                new("code", code),
                new("redirect_uri", session.Bank.RedirectUri),
                new("code_verifier", pkceVerifier),
            ],
            null,
            cancellation
        );
    }

    public ValueTask<BankResult<BankTokens>> RefreshAsync(BankTokens tokens, CancellationToken cancellation) =>
        tokens.Refresh is null
            ? ValueTask.FromResult(BankResult<BankTokens>.Failed(BankFailure.ConsentEnded, "no_refresh_token"))
            : _server.TokensAsync(
                [new("grant_type", "refresh_token"), new("refresh_token", tokens.Refresh)],
                tokens.Refresh,
                cancellation
            );

    public async ValueTask<BankResult<ImmutableArray<FetchedAccount>>> AccountsAsync(
        BankTokens tokens,
        CancellationToken cancellation
    )
    {
        var accounts = new List<FetchedAccount>();
        var read = await _pages.ReadAsync(
            session.Api("accounts"),
            tokens.Access,
            (root, reader, _) =>
            {
                AccountAnswer.Read(root, reader, accounts);
                return true;
            },
            cancellation
        );
        return Rows(read, accounts);
    }

    public async ValueTask<BankResult<ImmutableArray<Balance>>> BalancesAsync(
        BankTokens tokens,
        AccountRef account,
        CancellationToken cancellation
    )
    {
        var balances = new List<Balance>();
        var read = await _pages.ReadAsync(
            session.Api($"accounts/{PathPart.Of(account.Value)}/balances"),
            tokens.Access,
            (root, reader, _) =>
            {
                balances.AddRange(BalanceAnswer.Read(root, account.Value, reader));
                return false; // Balances have no pages.
            },
            cancellation
        );
        return Rows(read, balances);
    }

    public async ValueTask<BankResult<ImmutableArray<BankTransaction>>> TransactionsAsync(
        BankTokens tokens,
        AccountRef account,
        DateTimeOffset from,
        CancellationToken cancellation
    )
    {
        var limits = session.Bank.Limits;
        var earliest = session.Clock.GetUtcNow().AddDays(-limits.HistoryDaysMax);
        var since = Uri.EscapeDataString(ConsentMessages.Time(from < earliest ? earliest : from));
        var rows = new List<BankTransaction>();
        var read = await _pages.ReadAsync(
            session.Api($"accounts/{PathPart.Of(account.Value)}/transactions?fromBookingDateTime={since}"),
            tokens.Access,
            (root, reader, askedAt) =>
            {
                TransactionAnswer.Read(root, account, askedAt, limits.RowsMax, reader, rows);
                return rows.Count < limits.RowsMax;
            },
            cancellation
        );
        return Rows(read, rows);
    }

    /// <summary>
    /// UK Open Banking deletes a consent under our own token, so that a person's tokens are not needed for it.
    /// </summary>
    public async ValueTask<BankResult<bool>> RevokeAsync(
        string bankConsentId,
        BankTokens? tokens,
        CancellationToken cancellation
    )
    {
        var path = $"account-access-consents/{PathPart.Of(bankConsentId)}";
        var sent = await AsClientAsync(token => ForConsents(HttpMethod.Delete, path, token, null), cancellation);
        if (sent.Value is null)
            return BankResult<bool>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        return answer.IsSuccess || OpenBankingErrors.IsGone(answer)
            ? BankResult<bool>.Of(true)
            : OpenBankingErrors.OfClient<bool>(answer);
    }

    public ValueTask<BankResult<bool>> DecideAsync(
        string idempotencyKey,
        BankDecision decision,
        CancellationToken cancellation
    ) => decisions.SendAsync(idempotencyKey, decision, cancellation);

    public void Dispose() => _server.Dispose();

    private KeyValuePair<string, string>[] LinkRequest(string consentId, string state, string pkceVerifier)
    {
        var bank = session.Bank;
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(pkceVerifier)));
        return
        [
            new("response_type", "code"),
            new("redirect_uri", bank.RedirectUri),
            new("scope", bank.Scope),
            new("state", state),
            new("code_challenge", challenge),
            new("code_challenge_method", "S256"),
            bank.ConsentBinding == ConsentBinding.ConsentIdParameter
                ? new("consent_id", consentId)
                : new("claims", ConsentMessages.IntentClaim(consentId)),
        ];
    }

    /// <summary>Sends under our own token; when the bank no longer takes it, once more under a new one.</summary>
    private async ValueTask<BankResult<BankAnswer>> AsClientAsync(
        Func<string, HttpRequestMessage> make,
        CancellationToken cancellation
    )
    {
        for (var again = false; ; again = true)
        {
            var token = await _server.ClientTokenAsync(cancellation);
            if (token.Value is null)
                return BankResult<BankAnswer>.Failed(token.Failure, token.Detail, token.RetryAfter);
            using var request = make(token.Value);
            var sent = await session.Http.SendAsync(request, cancellation);
            if (again || sent.Value is not { Status: 401 } refused)
                return sent;
            refused.Dispose();
            _server.ForgetClientToken();
        }
    }

    private HttpRequestMessage ForConsents(HttpMethod method, string path, string token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, session.Api(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        return request;
    }

    private static BankResult<ImmutableArray<T>> Rows<T>(BankResult<int> read, List<T> rows) =>
        read.Ok
            ? BankResult<ImmutableArray<T>>.Of([.. rows])
            : BankResult<ImmutableArray<T>>.Failed(read.Failure, read.Detail, read.RetryAfter);
}
