namespace OrleansBank.Domain.Money;

/// <summary>Money: a signed whole number of minor units of one currency. Never a float, never without its currency.</summary>
public readonly partial record struct Amount(long Minor, Currency Currency)
{
    public bool IsNegative => Minor < 0;

    public Amount Abs() => this with { Minor = Math.Abs(Minor) };

    public Amount Negate() => this with { Minor = -Minor };
}
