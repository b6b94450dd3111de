using System.Collections.Frozen;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary><c>data</c> of bank.balance: OBCashBalance1 of UK Open Banking v4; the type names of version 3 are understood.</summary>
internal static class BalanceData
{
    private static readonly FrozenDictionary<string, BalanceKind> Kinds = new Dictionary<string, BalanceKind>
    {
        ["ITAV"] = BalanceKind.InterimAvailable,
        ["ITBD"] = BalanceKind.InterimBooked,
        ["CLAV"] = BalanceKind.ClosingAvailable,
        ["CLBD"] = BalanceKind.ClosingBooked,
        ["FWAV"] = BalanceKind.ForwardAvailable,
        ["INFO"] = BalanceKind.Information,
        ["OPAV"] = BalanceKind.OpeningAvailable,
        ["OPBD"] = BalanceKind.OpeningBooked,
        ["PRCD"] = BalanceKind.PreviouslyClosedBooked,
        ["XPCD"] = BalanceKind.Expected,
        ["InterimAvailable"] = BalanceKind.InterimAvailable,
        ["InterimBooked"] = BalanceKind.InterimBooked,
        ["ClosingAvailable"] = BalanceKind.ClosingAvailable,
        ["ClosingBooked"] = BalanceKind.ClosingBooked,
        ["ForwardAvailable"] = BalanceKind.ForwardAvailable,
        ["Information"] = BalanceKind.Information,
        ["OpeningAvailable"] = BalanceKind.OpeningAvailable,
        ["OpeningBooked"] = BalanceKind.OpeningBooked,
        ["PreviouslyClosedBooked"] = BalanceKind.PreviouslyClosedBooked,
        ["Expected"] = BalanceKind.Expected,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryFind(string code, out BalanceKind kind) => Kinds.TryGetValue(code, out kind);

    /// <summary>Balances about days to come, whose date says so.</summary>
    public static bool LooksAhead(BalanceKind kind) => kind is BalanceKind.ForwardAvailable or BalanceKind.Expected;

    public static BankReport? Read(Members data, AccountRef subject, DateTimeOffset time)
    {
        Accounts.Check(data, subject);
        var amount = SignedAmount.Read(data);
        var kind = data.OneOf("Type", Kinds);
        var at = data.Time("DateTime");
        if (at - time > TimeSpan.FromSeconds(BankApiLimits.AheadSecondsMax) && !LooksAhead(kind))
            data.Refuse(InvalidReasons.TimeInTheFuture, "DateTime");
        return data.Fault.None ? new BalanceReport(new Balance(kind, at, amount)) : null;
    }
}
