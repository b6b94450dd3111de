using System.Collections.Frozen;
using OrleansBank.Domain;
using OrleansBank.HttpSignatures;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.Gateway.BankApi;

/// <summary>Keys from the JWK set of each bank: a file's path or a URL, in <c>Banks:{id}:Jwks</c>.</summary>
public sealed partial class JwksBankKeys : IBankKeys, IDisposable
{
    private readonly FrozenDictionary<string, JwksKeySource> _sources;
    private readonly ILogger<JwksBankKeys> _log;

    /// <param name="client">Follows no redirects.</param>
    /// <exception cref="ArgumentException">A URL that is neither https nor on this machine: its keys could be anybody's.</exception>
    public JwksBankKeys(
        IReadOnlyDictionary<string, string> jwksByBank,
        HttpClient client,
        TimeProvider clock,
        ILogger<JwksBankKeys> log
    )
    {
        _log = log;
        _sources = jwksByBank.ToFrozenDictionary(
            bank => bank.Key,
            bank => Source(bank.Key, bank.Value, client, clock),
            StringComparer.Ordinal
        );
    }

    /// <summary>The banks of a configuration that name a JWK set.</summary>
    public static IReadOnlyDictionary<string, string> Read(IConfiguration configuration) =>
        configuration
            .GetSection("Banks")
            .GetChildren()
            .Where(bank => !string.IsNullOrEmpty(bank["Jwks"]))
            .ToDictionary(bank => bank.Key, bank => bank["Jwks"]!, StringComparer.Ordinal);

    public ValueTask<SigningKey?> FindAsync(BankId bank, string keyId, CancellationToken cancellation) =>
        _sources.TryGetValue(bank.Value, out var source)
            ? source.FindAsync(keyId, cancellation)
            : new((SigningKey?)null);

    public void Dispose()
    {
        foreach (var source in _sources.Values)
            source.Dispose();
    }

    private JwksKeySource Source(string bank, string place, HttpClient client, TimeProvider clock)
    {
        void Tell(string code) => KeysUnread(_log, bank, code);
        var isUrl = Uri.TryCreate(place, UriKind.Absolute, out var url) && url.Scheme is "https" or "http";
        if (isUrl && url!.Scheme == "http" && !url.IsLoopback)
            throw new ArgumentException($"Banks:{bank}:Jwks must be https, or a file.", nameof(place));
        return isUrl ? JwksKeySource.FromUrl(url!, client, clock, Tell) : JwksKeySource.FromFile(place, clock, Tell);
    }

    [LoggerMessage(1201, LogLevel.Warning, "Keys of bank {Bank} could not be read: {Code}")]
    private static partial void KeysUnread(ILogger log, string bank, string code);
}
