using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Language;

/// <summary>On which side of an amount the wanted ones lie.</summary>
public enum AmountBound
{
    Over,
    AtLeast,
    Under,
    AtMost,

    /// <summary>Both ends included.</summary>
    Between,

    /// <summary>That amount and no other: "the 42.50 payment", which names no currency.</summary>
    Exactly,
}

/// <summary>"Over 50 euros", "between 20 and 50": amounts without their sign.</summary>
/// <param name="Parts">Ten-thousandths of a whole unit: no currency has smaller ones (ISO 4217).</param>
/// <param name="ToParts">For Between: the other end, in the same parts.</param>
/// <param name="Currency">Null when nobody named one: then every currency is meant.</param>
public sealed record AmountFilter(AmountBound Bound, long Parts, long ToParts = 0, Currency? Currency = null)
{
    public const int PartsExponent = 4;

    public bool Fits(Amount amount)
    {
        if (Currency is { } wanted && amount.Currency != wanted)
            return false;
        Int128 parts = Int128.Abs(amount.Minor);
        for (var exponent = amount.Currency.Exponent; exponent < PartsExponent; exponent++)
            parts *= 10;
        return Bound switch
        {
            AmountBound.Over => parts > Parts,
            AmountBound.AtLeast => parts >= Parts,
            AmountBound.Under => parts < Parts,
            AmountBound.AtMost => parts <= Parts,
            AmountBound.Exactly => parts == Parts,
            _ => parts >= Math.Min(Parts, ToParts) && parts <= Math.Max(Parts, ToParts),
        };
    }
}
