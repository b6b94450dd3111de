using Microsoft.IdentityModel.Tokens;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>The platform's public keys, as its client assertions and its signed decisions name them.</summary>
internal sealed partial class PlatformKeys(SandboxOptions options, HttpClient http, ILogger<PlatformKeys> log)
    : IDisposable
{
    private sealed record KeySet(JwksDocument Signatures, JsonWebKeySet Tokens);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile KeySet? _keys;
    private long? _fetchedAt;

    public async ValueTask<SigningKey?> OfSignatureAsync(string keyId, CancellationToken cancellation)
    {
        if (_keys?.Signatures.Find(keyId) is { } known)
            return known;
        return (await RefetchAsync(cancellation))?.Signatures.Find(keyId);
    }

    public async ValueTask<SecurityKey?> OfTokenAsync(string keyId, CancellationToken cancellation)
    {
        if (Find(_keys, keyId) is { } known)
            return known;
        return Find(await RefetchAsync(cancellation), keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private static SecurityKey? Find(KeySet? keys, string keyId) =>
        keys?.Tokens.Keys.FirstOrDefault(key => key.Kid == keyId);

    /// <summary>The set as it is now, unless it was fetched a moment ago.</summary>
    private async Task<KeySet?> RefetchAsync(CancellationToken cancellation)
    {
        await _fetching.WaitAsync(cancellation);
        try
        {
            var pause = TimeSpan.FromSeconds(Limits.KeysRefetchSeconds);
            if (_fetchedAt is { } then && options.Clock.GetElapsedTime(then) < pause)
                return _keys;
            _fetchedAt = options.Clock.GetTimestamp();
            var text = await http.GetStringAsync(options.JwksUrl, cancellation);
            if (JwksDocument.Parse(System.Text.Encoding.UTF8.GetBytes(text)) is { } signatures)
                _keys = new KeySet(signatures, new JsonWebKeySet(text));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or ArgumentException)
        {
            cancellation.ThrowIfCancellationRequested();
            NotFetched(log, failure.GetType().Name);
        }
        finally
        {
            _fetching.Release();
        }
        return _keys;
    }

    [LoggerMessage(8101, LogLevel.Warning, "The platform's key set could not be fetched: {Failure}.")]
    private static partial void NotFetched(ILogger log, string failure);
}
