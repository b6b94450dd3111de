using System.Net.Http.Headers;

namespace OrleansBank.HttpSignatures.Jwks;

/// <summary>
/// The keys of a JWK set in a file or at a URL. The set is read on first use, again on use when it is older than
/// <see cref="SignatureLimits.JwksFreshSeconds"/>, and for an unknown key id; in all cases at most once in
/// <see cref="SignatureLimits.JwksRefetchSeconds"/>, whether the attempt succeeds or not. While it cannot be read, the set
/// that was read last is used, up to <see cref="SignatureLimits.JwksStaleSeconds"/>.
/// </summary>
public sealed class JwksKeySource(
    Func<CancellationToken, Task<JwksDocument?>> fetch,
    TimeProvider clock,
    Action<string>? onFailure = null
) : IKeySource, IDisposable
{
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile Snapshot _current = new(JwksDocument.Empty, DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <param name="onFailure">Is told a stable code when the set could not be read; for the operator's log.</param>
    public static JwksKeySource FromFile(string path, TimeProvider clock, Action<string>? onFailure = null) =>
        new(cancellation => ReadFileAsync(path, cancellation), clock, onFailure);

    /// <param name="client">One that follows no redirects. The answer is bounded in size and time.</param>
    public static JwksKeySource FromUrl(
        Uri url,
        HttpClient client,
        TimeProvider clock,
        Action<string>? onFailure = null
    ) => new(cancellation => ReadUrlAsync(url, client, clock, cancellation), clock, onFailure);

    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = Usable(now)?.Find(keyId);
        if (key is not null && now - _current.ReadAt < TimeSpan.FromSeconds(SignatureLimits.JwksFreshSeconds))
            return key;
        // Without a key also when the fetch is another caller's: while that is under way, this key may be the one that comes.
        if (key is null || MayFetch(now))
            await RefetchAsync(cancellation);
        return Usable(clock.GetUtcNow())?.Find(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private JwksDocument? Usable(DateTimeOffset now) =>
        _current.ReadAt > DateTimeOffset.MinValue
        && now - _current.ReadAt < TimeSpan.FromSeconds(SignatureLimits.JwksStaleSeconds)
            ? _current.Keys
            : null;

    private bool MayFetch(DateTimeOffset now) =>
        _current.TriedAt == DateTimeOffset.MinValue
        || now - _current.TriedAt >= TimeSpan.FromSeconds(SignatureLimits.JwksRefetchSeconds);

    private async Task RefetchAsync(CancellationToken cancellation)
    {
        // Whoever waited here finds that the one before has fetched, and does not fetch again.
        await _fetching.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (!MayFetch(now))
                return;
            _current = _current with { TriedAt = now };
            // Not the caller's cancellation: a stranger who hangs up must not spend the one attempt of this minute.
            var document = await TryFetchAsync();
            if (document is not null)
                _current = new Snapshot(document, now, now);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<JwksDocument?> TryFetchAsync()
    {
        try
        {
            var document = await fetch(CancellationToken.None);
            if (document is null)
                onFailure?.Invoke("jwks_invalid");
            return document;
        }
        catch (Exception e)
            when (e is IOException or HttpRequestException or UnauthorizedAccessException or OperationCanceledException)
        {
            onFailure?.Invoke("jwks_unreachable");
            return null;
        }
    }

    private static async Task<JwksDocument?> ReadFileAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return await ReadAsync(file, cancellation);
    }

    private static async Task<JwksDocument?> ReadUrlAsync(
        Uri url,
        HttpClient client,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(SignatureLimits.JwksFetchSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/jwk-set+json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        if (response.StatusCode != System.Net.HttpStatusCode.OK)
            throw new HttpRequestException("jwks", null, response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync(either.Token);
        return await ReadAsync(body, either.Token);
    }

    private static async Task<JwksDocument?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var buffer = new byte[SignatureLimits.JwksBytesMax + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return JwksDocument.Parse(buffer.AsMemory(0, length));
    }

    private sealed record Snapshot(JwksDocument Keys, DateTimeOffset ReadAt, DateTimeOffset TriedAt);
}
