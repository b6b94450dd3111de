using System.Collections.Immutable;

namespace OrleansBank.SandboxBank.Banks;

/// <summary>What one sandbox bank is and what it agrees to share.</summary>
/// <param name="Shares">The platform's permission names that it grants.</param>
/// <param name="Reason">Why it declines the rest, in its own words; empty when it declines nothing.</param>
/// <param name="BankCode">Five digits, as in a French IBAN.</param>
/// <param name="CardScheme">CardSchemeName of UK Open Banking.</param>
internal sealed record BankPolicy(
    string Id,
    string Name,
    ImmutableArray<string> Shares,
    string Reason,
    string Phone,
    string BankCode,
    string CardScheme,
    string Colour
)
{
    private static readonly ImmutableArray<string> Kinds = ["balances", "transactions", "alerts", "receipts", "offers"];

    /// <summary>The three banks. Their telephone numbers lie in the range that the French regulator keeps for fiction.</summary>
    public static ImmutableArray<BankPolicy> All { get; } =
    [
        new("sandbank", "Sandbank", Kinds, "", "+33 1 99 00 10 01", "91801", "VISA", "#0b6e4f"),
        new(
            "riverbank",
            "Riverbank",
            ["balances"],
            "Riverbank shares balances only.",
            "+33 1 99 00 20 02",
            "91802",
            "MasterCard",
            "#1f5fa8"
        ),
        new(
            "fortbank",
            "Fortbank",
            ["balances", "alerts", "receipts", "offers"],
            "Fortbank does not share transactions: it keeps the payments of its customers inside the bank.",
            "+33 1 99 00 30 03",
            "91803",
            "MasterCard",
            "#7a2e3a"
        ),
    ];

    public ImmutableArray<string> Declines => [.. Kinds.Where(kind => !Shares.Contains(kind))];
    public bool SharesTransactions => Shares.Contains("transactions");
    public bool SharesAlerts => Shares.Contains("alerts");
}
