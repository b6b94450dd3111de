using OrleansBank.Domain.Accounts;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>Reads an Ntry of any of the versions 2 to 8.</summary>
internal static class CamtEntryReader
{
    /// <summary>Null with a reason and the element at fault.</summary>
    public static CamtEntry? Read(CamtElement ntry, out string reason, out string field)
    {
        if (CamtAmount.Read(ntry, out reason, out field) is not { } amount)
            return null;
        if (Status(ntry, out reason, out field) is not { } status)
            return null;
        var booked = CamtDates.Choice(ntry.Find("BookgDt"));
        var value = CamtDates.Choice(ntry.Find("ValDt"));
        (reason, field) = (InvalidReasons.TimeInvalid, "BookgDt");
        if (booked is null && ntry.Find("BookgDt") is not null)
            return null;
        field = "ValDt";
        if (value is null && ntry.Find("ValDt") is not null)
            return null;
        var details = ntry.Children("NtryDtls").SelectMany(part => part.Children("TxDtls")).ToArray();
        var isReversal = ntry.TextAt("RvslInd") is "true" or "1";
        return new CamtEntry(
            amount,
            isReversal,
            status,
            booked,
            value,
            References(ntry, details),
            Counterparty(details, amount.IsNegative ^ isReversal),
            Information(ntry, details),
            LastFour(ntry, details)
        );
    }

    /// <summary>Sts is a code up to version 7, and a choice of Cd or Prtry from version 8 (some versions 5 to 7 have both ways).</summary>
    private static TransactionStatus? Status(CamtElement ntry, out string reason, out string field)
    {
        (reason, field) = (InvalidReasons.MissingElement, "Sts");
        if ((ntry.TextAt("Sts", "Cd") ?? ntry.TextAt("Sts") ?? ntry.TextAt("Sts", "Prtry")) is not { } code)
            return null;
        reason = InvalidReasons.ValueUnknown;
        return code switch
        {
            "BOOK" => TransactionStatus.Booked,
            "PDNG" => TransactionStatus.Pending,
            "FUTR" => TransactionStatus.Future,
            "INFO" => TransactionStatus.Information,
            _ => null,
        };
    }

    private static CamtReferences References(CamtElement ntry, CamtElement[] details)
    {
        // The references of a batch's parts name the parts, not the entry.
        var refs = details.Length == 1 ? details[0].Find("Refs") : null;
        return new CamtReferences(
            ntry.TextAt("AcctSvcrRef") ?? refs?.TextAt("AcctSvcrRef"),
            refs?.TextAt("UETR"),
            refs?.TextAt("TxId"),
            refs?.TextAt("EndToEndId"),
            ntry.TextAt("NtryRef")
        );
    }

    /// <summary>Money that leaves goes to the creditor, money that comes is the debtor's; a reversal keeps the parties of what it reverses.</summary>
    private static string Counterparty(CamtElement[] details, bool toCreditor)
    {
        var names = details
            .Select(detail => detail.Find("RltdPties"))
            .Select(parties => toCreditor ? Name(parties, "Cdtr", "UltmtCdtr") : Name(parties, "Dbtr", "UltmtDbtr"))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return names.Length == 1 ? names[0] ?? "" : "";
    }

    /// <summary>Nm stands in the party itself up to version 7, and in Pty within it from version 8.</summary>
    private static string? Name(CamtElement? parties, string party, string ultimate) =>
        parties?.TextAt(party, "Pty", "Nm")
        ?? parties?.TextAt(party, "Nm")
        ?? parties?.TextAt(ultimate, "Pty", "Nm")
        ?? parties?.TextAt(ultimate, "Nm");

    /// <summary>Free remittance text, then structured references, then the bank's own words.</summary>
    private static string Information(CamtElement ntry, CamtElement[] details)
    {
        var remittances = details.SelectMany(detail => detail.Children("RmtInf")).ToArray();
        var free = remittances.SelectMany(part => part.Children("Ustrd")).Select(part => part.Text);
        var references = remittances
            .SelectMany(part => part.Children("Strd"))
            .Select(part => part.TextAt("CdtrRefInf", "Ref") ?? part.TextAt("AddtlRmtInf") ?? "");
        var words = details
            .Select(detail => detail.TextAt("AddtlTxInf") ?? "")
            .Append(ntry.TextAt("AddtlNtryInf") ?? "");
        return BankWords.Cut(First(free) ?? First(references) ?? First(words) ?? "");
    }

    private static string? First(IEnumerable<string> texts)
    {
        var joined = string.Join("; ", texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>The last four digits of a card's number; the rest is not kept.</summary>
    private static string? LastFour(CamtElement ntry, CamtElement[] details)
    {
        var number =
            ntry.TextAt("CardTx", "Card", "PlainCardData", "PAN")
            ?? (details.Length == 1 ? details[0].TextAt("CardTx", "Card", "PlainCardData", "PAN") : null);
        return number is { Length: >= 4 } && number[^4..].All(char.IsAsciiDigit) ? number[^4..] : null;
    }
}
