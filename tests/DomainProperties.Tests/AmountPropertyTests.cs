using FsCheck;
using FsCheck.Fluent;
using OrleansBank.Domain.Money;

namespace OrleansBank.DomainProperties.Tests;

public sealed class AmountPropertyTests
{
    [Fact]
    public void What_is_written_for_programs_reads_back_the_same()
    {
        var currencies = Iso4217.Exponents.Keys.Order(StringComparer.Ordinal).ToArray();
        var amounts =
            from minor in Gen.Choose(0, int.MaxValue)
            from factor in Gen.Choose(1, 4_000)
            from index in Gen.Choose(0, currencies.Length - 1)
            select Of((long)minor * factor % 99_999_999_999_999, currencies[index]);
        Prop.ForAll(
                amounts.ToArbitrary(),
                amount =>
                    Amount.TryParse(amount.ToContract(), amount.Currency.Code, out var back, out _) && back == amount
            )
            .QuickCheckThrowOnFailure();
    }

    private static Amount Of(long minor, string code)
    {
        Assert.True(Currency.TryFind(code, out var currency));
        return new Amount(minor, currency);
    }
}
