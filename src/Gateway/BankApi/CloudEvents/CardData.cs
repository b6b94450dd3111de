using System.Collections.Frozen;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary><c>data</c> of bank.card.</summary>
internal static class CardData
{
    private static readonly FrozenDictionary<string, CardStatus> Statuses = new Dictionary<string, CardStatus>
    {
        ["active"] = CardStatus.Active,
        ["frozen"] = CardStatus.Frozen,
        ["blocked"] = CardStatus.Blocked,
        ["replaced"] = CardStatus.Replaced,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BankReport? Read(Members data, AccountRef subject, DateTimeOffset time)
    {
        var report = new CardReport(
            new CardRef(data.Id("CardId")),
            data.FourDigits("Last4"),
            data.OneOf("Status", Statuses)
        );
        return data.Fault.None ? report : null;
    }
}
