using System.Globalization;
using System.Text;
using OrleansBank.Domain;

namespace OrleansBank.Grains.Conversations;

/// <summary>What a sealed row is bound to, so that it opens in its own place alone: table, person, row, and version where rows are overwritten.</summary>
internal static class AssociatedData
{
    public static byte[] State(UserId user, string part, long version) => Of("state", user, part, version);

    public static byte[] Message(UserId user, long seq) => Of("turn", user, "", seq);

    public static byte[] Transaction(UserId user, byte[] keyHash) =>
        Of("transaction", user, Convert.ToHexString(keyHash), 0);

    public static byte[] Ledger(UserId user, long number) => Of("ledger", user, "", number);

    public static byte[] Disclosure(UserId user, long number) => Of("disclosure", user, "", number);

    public static byte[] Outbox(UserId user, string id) => Of("outbox", user, id, 0);

    private static byte[] Of(string table, UserId user, string row, long number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{table}\n{user.Value}\n{row}\n{number}"));
}
