using System.Collections.Frozen;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// The origins (RFC 6454) that the operator configured for one bank. Nothing is sent elsewhere, whatever a bank's
/// answer says: a poisoned metadata document or next link must not make us a proxy into somebody's network.
/// </summary>
public sealed class Origins(IEnumerable<Uri> addresses)
{
    private readonly FrozenSet<string> _origins = addresses.Select(Of).ToFrozenSet(StringComparer.Ordinal);

    public bool Allows(Uri address) => IsAddress(address) && _origins.Contains(Of(address));

    public static bool Same(Uri one, Uri other) => Of(one) == Of(other);

    /// <summary>Absolute, https (or http on loopback), without user information and fragment.</summary>
    public static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsAddress(uri);

    private static bool IsAddress(Uri uri) =>
        uri.IsAbsoluteUri
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0;

    private static string Of(Uri uri) => $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}:{uri.Port}";
}
