using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>Rows for tests of any store: short to write, with values that tell where they come from.</summary>
internal static class Sample
{
    public static readonly BankId Sandbank = new("sandbank");
    public static readonly BankId Riverbank = new("riverbank");
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static UserId User(int number) => new($"user-{number}");

    public static byte[] Hash(string of) => SHA256.HashData(Encoding.UTF8.GetBytes(of));

    public static byte[] Bytes(string of) => Encoding.UTF8.GetBytes(of);

    public static TurnCommit Commit(UserId user, params RowWrite[] writes)
    {
        var commit = new TurnCommit(user);
        commit.Writes.AddRange(writes);
        return commit;
    }

    public static TurnWrite Turn(long first, long? last = null, string? clientId = null, string payload = "turn") =>
        new(first, last ?? first, Noon, clientId, clientId is null ? null : Hash(clientId), Bytes(payload));

    public static TransactionWrite Transaction(
        string key,
        DateTimeOffset? booked = null,
        BankId? bank = null,
        string account = "current",
        string? payload = null
    ) => new(bank ?? Sandbank, Hash(key), Hash(account), booked ?? Noon, Bytes(payload ?? key));

    public static SeenEventWrite Seen(string id, BankId? bank = null, DateTimeOffset? at = null) =>
        new(bank ?? Sandbank, Hash(id), Hash("content of " + id), at ?? Noon);

    public static OutboxWrite Owed(
        string id,
        string orderKey = "card-1",
        BankId? bank = null,
        bool erasedWithBank = true,
        DateTimeOffset? at = null
    ) => new(id, bank ?? Sandbank, Bytes(orderKey), at ?? Noon, erasedWithBank, Bytes("decision " + id));
}
