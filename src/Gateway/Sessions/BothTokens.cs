namespace OrleansBank.Gateway.Sessions;

/// <summary>Beside a provider: native clients bear its tokens; the page's cookie holds ours, made when its code flow ended well.</summary>
internal sealed class BothTokens(ProviderTokens provider, SessionTokens ours) : ITokens
{
    public ValueTask<CallerResult> ReadAsync(string token, bool byCookie, CancellationToken cancellation) =>
        byCookie ? ours.ReadAsync(token, byCookie, cancellation) : provider.ReadAsync(token, byCookie, cancellation);
}
