using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>A request for the chat's WebSocket (RFC 6455 section 4.2.1), wherever it was read from.</summary>
internal sealed record UpgradeRequest
{
    public const string Path = "/v1/chat";
    public const string Subprotocol = "bank.chat.v1";
    public const string Version = "13";
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const int KeyBytes = 16;

    /// <summary>As it stands in the URL, question mark included; may be empty.</summary>
    public string Query { get; init; } = "";
    public string? Host { get; init; }
    public string? Origin { get; init; }
    public string? Authorization { get; init; }
    public string? SessionCookie { get; init; }
    public string? ForwardedFor { get; init; }
    public IPAddress? Peer { get; init; }

    /// <summary>Whether it asks for a WebSocket of our subprotocol in the way that RFC 6455 demands.</summary>
    public bool IsWellFormed { get; init; }

    public static bool IsKey(string? key)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes + 2];
        return key is { Length: 24 } && Convert.TryFromBase64String(key, bytes, out var length) && length == KeyBytes;
    }

    public static bool OffersSubprotocol(string? protocols) =>
        protocols is not null
        && protocols.Split(',', StringSplitOptions.TrimEntries).Contains(Subprotocol, StringComparer.Ordinal);

    /// <summary>Sec-WebSocket-Accept: RFC 6455 section 4.2.2. SHA-1 proves here that the key was read, and protects nothing.</summary>
    public static string AcceptOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The protocol names SHA-1.
        SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix), hash);
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }
}
