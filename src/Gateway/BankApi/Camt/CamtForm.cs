using System.Globalization;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>Which message a document is, by its namespace.</summary>
/// <param name="Root">The one element of Document.</param>
/// <param name="Report">The repeated element of the root: one an account and period.</param>
internal sealed record CamtForm(string Root, string Report, int Version)
{
    public const int VersionMin = 2;
    public const int VersionMax = 8;
    private const string Prefix = "urn:iso:std:iso:20022:tech:xsd:camt.";

    /// <summary>Null for any other namespace.</summary>
    public static CamtForm? Of(string space)
    {
        // urn:iso:std:iso:20022:tech:xsd:camt.053.001.08
        if (!space.StartsWith(Prefix, StringComparison.Ordinal) || space.Length != Prefix.Length + 10)
            return null;
        var name = space[Prefix.Length..];
        if (
            name[3..8] != ".001."
            || !int.TryParse(name[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
            return null;
        if (version is < VersionMin or > VersionMax)
            return null;
        return name[..3] switch
        {
            "052" => new CamtForm("BkToCstmrAcctRpt", "Rpt", version),
            "053" => new CamtForm("BkToCstmrStmt", "Stmt", version),
            "054" => new CamtForm("BkToCstmrDbtCdtNtfctn", "Ntfctn", version),
            _ => null,
        };
    }
}
