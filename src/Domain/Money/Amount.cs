namespace OrleansBank.Domain.Money;

/// <summary>Money: a signed whole number of minor units of one currency. Never a float, never without its currency.</summary>
public readonly partial record struct Amount(long Minor, Currency Currency)
{
    public bool IsNegative => Minor < 0;

    /// <exception cref="OverflowException">For the smallest 64-bit number, which no bank's amount can be.</exception>
    public Amount Abs() => this with { Minor = Math.Abs(Minor) };

    /// <exception cref="OverflowException">For the smallest 64-bit number, which no bank's amount can be.</exception>
    public Amount Negate() => this with { Minor = checked(-Minor) };
}
