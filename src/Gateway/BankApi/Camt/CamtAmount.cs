using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>Amt@Ccy and CdtDbtInd: signed money.</summary>
internal static class CamtAmount
{
    /// <summary>Null with a reason and the element at fault.</summary>
    /// <param name="holder">Ntry or Bal.</param>
    public static Amount? Read(CamtElement holder, out string reason, out string field)
    {
        (reason, field) = (InvalidReasons.MissingElement, "Amt");
        if (holder.Find("Amt") is not { } amt)
            return null;
        if (!Amount.TryParse(Decimal(amt.Text), amt.Currency, out var amount, out var error))
        {
            reason = AmountErrors.Code(error);
            return null;
        }
        field = "CdtDbtInd";
        switch (holder.TextAt("CdtDbtInd"))
        {
            case "CRDT":
                return amount;
            case "DBIT":
                return amount.Negate();
            case null:
                return null;
            default:
                reason = InvalidReasons.ValueUnknown;
                return null;
        }
    }

    /// <summary>
    /// An xs:decimal without what XML Schema lets vary: a plus sign, leading zeros, trailing zeros after the point. Unlike the strings
    /// of Open Banking it is a number, so that 2700.00 yen are 2700 yen.
    /// </summary>
    private static string Decimal(string text)
    {
        var plain = text.StartsWith('+') ? text[1..] : text;
        if (plain.Contains('.', StringComparison.Ordinal))
            plain = plain.TrimEnd('0').TrimEnd('.');
        var digits = plain.TrimStart('0');
        // The zero before a point, or the only one, stays; what was never there is not made up.
        var needsZero = digits.StartsWith('.') || (digits.Length == 0 && plain.Length > 0);
        return needsZero ? "0" + digits : digits;
    }
}
