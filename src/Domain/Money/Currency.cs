namespace OrleansBank.Domain.Money;

/// <summary>A currency of ISO 4217 with its exponent: the number of decimal digits of its minor unit.</summary>
public readonly record struct Currency
{
    private Currency(string code, int exponent)
    {
        Code = code;
        Exponent = exponent;
    }

    /// <summary>Three capital letters.</summary>
    public string Code { get; }

    /// <summary>0 to 4.</summary>
    public int Exponent { get; }

    public static Currency Euro { get; } = new("EUR", 2);

    /// <summary>Finds a currency by its code. False for a code that ISO 4217 does not list as a currency in use.</summary>
    public static bool TryFind(string? code, out Currency currency)
    {
        currency = default;
        if (code is null || !Iso4217.Exponents.TryGetValue(code, out var exponent))
            return false;
        currency = new Currency(code, exponent);
        return true;
    }

    public override string ToString() => Code;
}
