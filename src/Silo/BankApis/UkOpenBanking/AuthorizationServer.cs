using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// The bank's authorization server, as a FAPI 2.0 client talks to it: metadata, pushed authorization requests and tokens, signed in
/// by private_key_jwt.
/// </summary>
public sealed class AuthorizationServer(BankSession session) : IDisposable
{
    /// <summary>A token that ends sooner than this is not begun with.</summary>
    private static readonly TimeSpan TokenMargin = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly ServerMetadata? _configured = ServerMetadata.Configured(session.Bank);
    private ServerMetadata? _metadata;
    private DateTimeOffset _metadataUntil;
    private BankTokens? _clientToken;

    /// <summary>The endpoints: configured, or from the issuer's metadata, which is asked for anew after a while.</summary>
    public async ValueTask<BankResult<ServerMetadata>> MetadataAsync(CancellationToken cancellation)
    {
        if (_configured is not null)
            return BankResult<ServerMetadata>.Of(_configured);
        await _asking.WaitAsync(cancellation);
        try
        {
            if (_metadata is not null && session.Clock.GetUtcNow() < _metadataUntil)
                return BankResult<ServerMetadata>.Of(_metadata);
            var asked = await AskMetadataAsync(cancellation);
            if (asked.Value is null)
                return asked;
            _metadata = asked.Value;
            _metadataUntil = session.Clock.GetUtcNow().AddMilliseconds(session.Bank.Limits.MetadataMs);
            return asked;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>A token of our own (client_credentials) for what no person's token is for: registering and deleting consents.</summary>
    public async ValueTask<BankResult<string>> ClientTokenAsync(CancellationToken cancellation)
    {
        var server = await MetadataAsync(cancellation);
        if (server.Value is null)
            return BankResult<string>.Failed(server.Failure, server.Detail, server.RetryAfter);
        await _asking.WaitAsync(cancellation);
        try
        {
            if (_clientToken is { } kept && session.Clock.GetUtcNow() + TokenMargin < kept.AccessExpiresAt)
                return BankResult<string>.Of(kept.Access);
            var asked = await AskTokensAsync(
                server.Value,
                [new("grant_type", "client_credentials"), new("scope", session.Bank.Scope)],
                null,
                cancellation
            );
            _clientToken = asked.Value;
            if (asked.Failure == BankFailure.ConsentEnded)
                return BankResult<string>.Failed(BankFailure.Refused, asked.Detail);
            return asked.Value is null
                ? BankResult<string>.Failed(asked.Failure, asked.Detail, asked.RetryAfter)
                : BankResult<string>.Of(asked.Value.Access);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>The bank refused our own token before its time: the next call asks for another.</summary>
    public void ForgetClientToken() => Volatile.Write(ref _clientToken, null);

    public async ValueTask<BankResult<BankTokens>> TokensAsync(
        KeyValuePair<string, string>[] grant,
        string? keptRefresh,
        CancellationToken cancellation
    )
    {
        var server = await MetadataAsync(cancellation);
        return server.Value is null
            ? BankResult<BankTokens>.Failed(server.Failure, server.Detail, server.RetryAfter)
            : await AskTokensAsync(server.Value, grant, keptRefresh, cancellation);
    }

    /// <summary>Pushes an authorization request (RFC 9126) and answers the address to send the person to.</summary>
    public async ValueTask<BankResult<Uri>> PushAsync(
        KeyValuePair<string, string>[] parameters,
        CancellationToken cancellation
    )
    {
        var server = await MetadataAsync(cancellation);
        if (server.Value is null)
            return BankResult<Uri>.Failed(server.Failure, server.Detail, server.RetryAfter);
        var sent = await PostAsync(server.Value.PushedAuthorization, parameters, cancellation);
        if (sent.Value is null)
            return BankResult<Uri>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (!answer.IsSuccess)
            return OpenBankingErrors.OfTokenEndpoint<Uri>(answer);
        return AnswerBody.Read(
            answer,
            (root, reader) => PushedAnswer.Read(root, server.Value.Authorization, session.Bank.ClientId, reader)
        );
    }

    public void Dispose() => _asking.Dispose();

    private async ValueTask<BankResult<ServerMetadata>> AskMetadataAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ServerMetadata.Place(session.Bank));
        request.Headers.Add("Accept", "application/json");
        var sent = await session.Http.SendAsync(request, cancellation);
        if (sent.Value is null)
            return BankResult<ServerMetadata>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (!answer.IsSuccess)
            return OpenBankingErrors.OfClient<ServerMetadata>(answer);
        return AnswerBody.Read(
            answer,
            (root, reader) => ServerMetadata.Read(root, session.Bank.Issuer, session.Origins, reader)
        );
    }

    private async ValueTask<BankResult<BankTokens>> AskTokensAsync(
        ServerMetadata server,
        KeyValuePair<string, string>[] grant,
        string? keptRefresh,
        CancellationToken cancellation
    )
    {
        var askedAt = session.Clock.GetUtcNow();
        var sent = await PostAsync(server.Token, grant, cancellation);
        if (sent.Value is null)
            return BankResult<BankTokens>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        return answer.IsSuccess
            ? AnswerBody.Read(answer, (root, reader) => TokenAnswer.Read(root, askedAt, keptRefresh, reader))
            : OpenBankingErrors.OfTokenEndpoint<BankTokens>(answer);
    }

    private async ValueTask<BankResult<BankAnswer>> PostAsync(
        Uri endpoint,
        KeyValuePair<string, string>[] parameters,
        CancellationToken cancellation
    )
    {
        var bank = session.Bank;
        var now = session.Clock.GetUtcNow();
        var assertion = ClientAssertion.Create(session.Keys, bank.ClientId, bank.Issuer, session.Ids.NewId(), now);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Add("Accept", "application/json");
        request.Content = new FormUrlEncodedContent([
            .. parameters,
            new("client_id", bank.ClientId),
            new("client_assertion_type", ClientAssertion.Type),
            new("client_assertion", assertion),
        ]);
        return await session.Http.SendAsync(request, cancellation);
    }
}
