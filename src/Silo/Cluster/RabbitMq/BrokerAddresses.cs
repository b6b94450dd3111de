namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// The form in which an operator names brokers: an AMQP URI (RabbitMQ URI Specification), with several hosts between commas where the
/// brokers form a cluster: <c>amqp://user:password@one:5672,two:5672,three/virtual-host</c>.
/// </summary>
internal static class BrokerAddresses
{
    /// <summary>More brokers than a cluster is made of.</summary>
    public const int Most = 9;
    private const string AuthorityMark = "://";

    /// <summary>One address for each host, all with the same credentials and virtual host; null when the text is none.</summary>
    public static IReadOnlyList<Uri>? TryRead(string text)
    {
        var mark = text.IndexOf(AuthorityMark, StringComparison.Ordinal);
        if (mark < 0)
            return null;
        var authority = mark + AuthorityMark.Length;
        var end = text.IndexOfAny(['/', '?', '#'], authority) is >= 0 and var found ? found : text.Length;
        // The credentials have an @ of their own only as %40.
        var hosts = text.LastIndexOf('@', end - 1, end - authority) is >= 0 and var at ? at + 1 : authority;
        var addresses = new List<Uri>();
        foreach (var host in text[hosts..end].Split(','))
        {
            if (Read(text[..hosts] + host + text[end..]) is not { } address || addresses.Count == Most)
                return null;
            addresses.Add(address);
        }
        return addresses;
    }

    private static Uri? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "amqp" or "amqps", Host.Length: > 0 }
            ? address
            : null;
}
