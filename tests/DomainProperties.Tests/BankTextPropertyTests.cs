using FsCheck;
using FsCheck.Fluent;
using OrleansBank.Domain;

namespace OrleansBank.DomainProperties.Tests;

public sealed class BankTextPropertyTests
{
    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        var texts = Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(chars => new string(chars));
        Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    var once = BankText.Clean(text);
                    return BankText.Clean(once) == once && once.Length <= Limits.BankTextLengthMax;
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
