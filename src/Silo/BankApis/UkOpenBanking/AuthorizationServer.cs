using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// The bank's authorization server, as a FAPI 2.0 client talks to it: metadata, pushed authorization requests and
/// tokens, signed in by private_key_jwt.
/// </summary>
public sealed class AuthorizationServer(BankSession session) : IDisposable
{
    /// <summary>A token that ends sooner than this is not begun with.</summary>
    private static readonly TimeSpan TokenMargin = TimeSpan.FromSeconds(10);

    private readonly ServerMetadata? _configured = ServerMetadata.Configured(session.Bank);
    private readonly SharedAsk<KnownServer> _server = new(known => session.Clock.GetUtcNow() < known.Until);
    private readonly SharedAsk<BankTokens> _client = new(tokens =>
        session.Clock.GetUtcNow() + TokenMargin < tokens.AccessExpiresAt
    );

    /// <summary>
    /// The endpoints: configured, or from the issuer's metadata, which is asked for anew after a while.
    /// </summary>
    public async ValueTask<BankResult<ServerMetadata>> MetadataAsync(CancellationToken cancellation)
    {
        if (_configured is not null)
            return BankResult<ServerMetadata>.Of(_configured);
        var known = await _server.GetAsync(AskMetadataAsync, cancellation);
        return known.Value is null
            ? BankResult<ServerMetadata>.Failed(known.Failure, known.Detail, known.RetryAfter)
            : BankResult<ServerMetadata>.Of(known.Value.Metadata);
    }

    /// <summary>
    /// A token of our own (client_credentials) for what no person's token is for: registering and deleting consents.
    /// </summary>
    public async ValueTask<BankResult<string>> ClientTokenAsync(CancellationToken cancellation)
    {
        var server = await MetadataAsync(cancellation);
        if (server.Value is null)
            return BankResult<string>.Failed(server.Failure, server.Detail, server.RetryAfter);
        var tokens = await _client.GetAsync(
            stop =>
                AskTokensAsync(
                    server.Value,
                    [new("grant_type", "client_credentials"), new("scope", session.Bank.Scope)],
                    null,
                    stop
                ),
            cancellation
        );
        if (tokens.Value is not null)
            return BankResult<string>.Of(tokens.Value.Access);
        // There is no person's consent here that could have ended.
        var failure = tokens.Failure == BankFailure.ConsentEnded ? BankFailure.Refused : tokens.Failure;
        return BankResult<string>.Failed(failure, tokens.Detail, tokens.RetryAfter);
    }

    /// <summary>The bank refused our own token before its time: the next call asks for another.</summary>
    public void ForgetClientToken() => _client.Forget();

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

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
    }

    private async ValueTask<BankResult<KnownServer>> AskMetadataAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ServerMetadata.Place(session.Bank));
        request.Headers.Add("Accept", "application/json");
        var sent = await session.Http.SendAsync(request, cancellation);
        if (sent.Value is null)
            return BankResult<KnownServer>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (!answer.IsSuccess)
            return OpenBankingErrors.OfClient<KnownServer>(answer);
        var until = session.Clock.GetUtcNow().AddMilliseconds(session.Bank.Limits.MetadataMs);
        return AnswerBody.Read(
            answer,
            (root, reader) =>
                ServerMetadata.Read(root, session.Bank.Issuer, session.Origins, reader) is { } metadata
                    ? new KnownServer(metadata, until)
                    : null
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

    private sealed record KnownServer(ServerMetadata Metadata, DateTimeOffset Until);
}
