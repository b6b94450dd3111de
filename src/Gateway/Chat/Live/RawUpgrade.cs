using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// Reads a chat upgrade off raw bytes. It knows only the plain, right form: whatever is odd (a repeated header, a folded line, a
/// body, another version) is left to the HTTP server, which answers it. So there is one place that refuses.
/// </summary>
internal static class RawUpgrade
{
    private static ReadOnlySpan<byte> Start => "GET /v1/chat"u8;
    private static ReadOnlySpan<byte> HeadersEnd => "\r\n\r\n"u8;

    public enum Verdict
    {
        NotYet,
        No,
        Yes,
    }

    /// <summary>Decides as early as the bytes allow: anything but the chat goes to HTTP at its first byte that differs.</summary>
    public static Verdict Look(in ReadOnlySequence<byte> buffer, int bytesMax, out long headersEnd)
    {
        headersEnd = 0;
        Span<byte> first = stackalloc byte[Start.Length + 1];
        var length = (int)Math.Min(first.Length, buffer.Length);
        buffer.Slice(0, length).CopyTo(first);
        var shared = Math.Min(length, Start.Length);
        if (!first[..shared].SequenceEqual(Start[..shared]))
            return Verdict.No;
        if (length < first.Length)
            return Verdict.NotYet;
        if (first[^1] is not ((byte)' ' or (byte)'?'))
            return Verdict.No;
        var reader = new SequenceReader<byte>(buffer);
        if (reader.TryReadTo(out ReadOnlySequence<byte> _, HeadersEnd))
        {
            headersEnd = reader.Consumed;
            return headersEnd <= bytesMax ? Verdict.Yes : Verdict.No;
        }
        return buffer.Length < bytesMax ? Verdict.NotYet : Verdict.No;
    }

    /// <summary>Null when the HTTP server should have it. The key comes apart, for the answer.</summary>
    public static UpgradeRequest? Parse(in ReadOnlySequence<byte> head, IPAddress? peer, out string key)
    {
        key = "";
        var text = Encoding.Latin1.GetString(head);
        if (!Ascii.IsValid(text))
            return null;
        var lines = text.Split("\r\n");
        var query = QueryOf(lines[0]);
        // The last two are the empty line and what follows it: nothing.
        var headers = HeadersOf(lines.AsSpan(1, lines.Length - 3));
        if (
            query is null
            || headers is null
            || headers.ContainsKey("Content-Length")
            || headers.ContainsKey("Transfer-Encoding")
        )
            return null;
        key = headers.GetValueOrDefault("Sec-WebSocket-Key", "");
        return new UpgradeRequest
        {
            Query = query,
            Host = headers.GetValueOrDefault("Host"),
            Origin = headers.GetValueOrDefault("Origin"),
            Authorization = headers.GetValueOrDefault("Authorization"),
            SessionCookie = CookieOf(headers.GetValueOrDefault("Cookie")),
            ForwardedFor = headers.GetValueOrDefault("X-Forwarded-For"),
            Peer = peer,
            IsWellFormed =
                headers.GetValueOrDefault("Upgrade", "").Equals("websocket", StringComparison.OrdinalIgnoreCase)
                && Names(headers.GetValueOrDefault("Connection", ""), "upgrade")
                && headers.GetValueOrDefault("Sec-WebSocket-Version") == UpgradeRequest.Version
                && UpgradeRequest.OffersSubprotocol(headers.GetValueOrDefault("Sec-WebSocket-Protocol"))
                && UpgradeRequest.IsKey(key),
        };
    }

    private static string? QueryOf(string line)
    {
        var parts = line.Split(' ');
        if (parts is not ["GET", var target, "HTTP/1.1"] || target.Contains('#', StringComparison.Ordinal))
            return null;
        return target[UpgradeRequest.Path.Length..];
    }

    private static Dictionary<string, string>? HeadersOf(ReadOnlySpan<string> lines)
    {
        var headers = new Dictionary<string, string>(lines.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t") || HasControl(line))
                return null;
            if (!headers.TryAdd(line[..colon], line[(colon + 1)..].Trim(' ')))
                return null;
        }
        return headers;
    }

    private static bool HasControl(string line) => line.Any(static c => c is < ' ' or (char)0x7f);

    private static bool Names(string list, string token) =>
        list.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase);

    private static string? CookieOf(string? cookies)
    {
        foreach (var pair in (cookies ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (pair.StartsWith(Sessions.Callers.Cookie + "=", StringComparison.Ordinal))
                return pair[(Sessions.Callers.Cookie.Length + 1)..];
        }
        return null;
    }
}
