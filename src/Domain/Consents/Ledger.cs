using System.Globalization;
using System.Security.Cryptography;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Json;

namespace OrleansBank.Domain.Consents;

/// <summary>What an entry of the consent ledger says happened. The values are part of what is hashed.</summary>
public static class LedgerKinds
{
    public const string Granted = "granted";
    public const string Revoked = "revoked";
    public const string Expired = "expired";
    public const string BankNotified = "bank_notified";
    public const string BankUnreachable = "bank_unreachable";
}

/// <summary>The person's consent ledger: a chain in which each entry's hash covers the one before.</summary>
public static class Ledger
{
    private const int HashBytes = 32;

    /// <summary>The next entry of the chain. Its times go down to microseconds, as stores keep them.</summary>
    public static LedgerEntry Next(LedgerHead head, DateTimeOffset at, string kind, Consent consent)
    {
        var entry = new LedgerEntry(
            head.Count + 1,
            WholeMicroseconds(at),
            kind,
            consent.Id,
            consent.Bank,
            consent.Permissions,
            WholeMicroseconds(consent.ExpiresAt),
            ""
        );
        return entry with { Hash = HashOf(head.Hash, entry) };
    }

    /// <summary>Lower-case hex SHA-256(previous hash, 32 bytes || the entry as RFC 8785 canonical JSON without hash).</summary>
    /// <exception cref="FormatException">The previous hash is not 64 hex digits.</exception>
    public static string HashOf(string previousHash, LedgerEntry entry)
    {
        var previous = Convert.FromHexString(previousHash);
        if (previous.Length != HashBytes)
            throw new FormatException("a hash of the ledger has 32 bytes");
        return Convert.ToHexStringLower(SHA256.HashData([.. previous, .. CanonicalJson.Write(WithoutHash(entry))]));
    }

    /// <summary>The members as everybody sees them; a reader who has the entry can repeat the hash.</summary>
    public static JsonObject WithoutHash(LedgerEntry entry) =>
        new([
            ("number", new JsonWhole(entry.Number)),
            ("at", new JsonText(TimeText(entry.At))),
            ("kind", new JsonText(entry.Kind)),
            ("consentId", new JsonText(entry.ConsentId)),
            ("bank", new JsonText(entry.Bank.Value)),
            (
                "permissions",
                new JsonList([.. PermissionNames.Of(entry.Permissions).Select(name => (JsonValue)new JsonText(name))])
            ),
            ("expiresAt", new JsonText(TimeText(entry.ExpiresAt))),
        ]);

    /// <summary>RFC 3339 in UTC with six decimals: 2026-11-22T00:29:26.123456Z.</summary>
    public static string TimeText(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset WholeMicroseconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
