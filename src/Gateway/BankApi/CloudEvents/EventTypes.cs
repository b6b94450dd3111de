using System.Collections.Frozen;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>The event types of the contract. A new one is one line and one reader of its data.</summary>
internal static class EventTypes
{
    public delegate BankReport? DataReader(Members data, AccountRef subject, DateTimeOffset time);

    /// <summary>Null: a type of the contract that this version does not take yet.</summary>
    private static readonly FrozenDictionary<string, DataReader?> Readers = new Dictionary<string, DataReader?>
    {
        ["bank.transaction"] = TransactionData.Read,
        ["bank.balance"] = BalanceData.Read,
        ["bank.fraud-alert"] = FraudAlertData.Read,
        ["bank.card"] = CardData.Read,
        ["bank.receipt"] = null,
        ["bank.delivery"] = null,
        ["bank.message"] = null,
        ["bank.offer"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static DataReader? Find(string type, Fault fault)
    {
        if (!Readers.TryGetValue(type, out var reader))
            fault.Set(InvalidReasons.UnknownType, "type");
        else if (reader is null)
            fault.Set(InvalidReasons.TypeNotSupported, "type");
        return reader;
    }
}
