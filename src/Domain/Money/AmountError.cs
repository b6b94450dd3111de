namespace OrleansBank.Domain.Money;

/// <summary>Why a text is not an amount. The outside code of each is given by <see cref="AmountErrors.Code"/>.</summary>
public enum AmountError
{
    None,

    /// <summary>Not 1 to 13 digits, with 1 to 5 more after a point where there is one.</summary>
    BadForm,

    /// <summary>More decimal digits than the currency has, trailing zeros included.</summary>
    TooPrecise,

    /// <summary>More digits before the point than an amount may have.</summary>
    TooLarge,

    /// <summary>The currency is missing, or ISO 4217 does not list it.</summary>
    CurrencyUnknown,
}

public static class AmountErrors
{
    /// <summary>The stable outside code; empty for none.</summary>
    public static string Code(AmountError error) =>
        error switch
        {
            AmountError.BadForm => "amount_bad_form",
            AmountError.TooPrecise => "amount_too_precise",
            AmountError.TooLarge => "amount_too_large",
            AmountError.CurrencyUnknown => "currency_unknown",
            _ => "",
        };
}
