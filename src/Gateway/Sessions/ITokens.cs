namespace OrleansBank.Gateway.Sessions;

/// <summary>Checks bearer tokens: those of the sandbox, or those of the configured identity provider.</summary>
internal interface ITokens
{
    /// <summary>Refused with invalid_token or token_expired.</summary>
    ValueTask<CallerResult> ReadAsync(string token, bool byCookie, CancellationToken cancellation);
}
