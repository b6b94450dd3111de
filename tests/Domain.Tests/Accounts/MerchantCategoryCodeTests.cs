using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Tests.Accounts;

public sealed class MerchantCategoryCodeTests
{
    [Theory]
    [InlineData("5411", SpendingKinds.Groceries)]
    [InlineData("5462", SpendingKinds.Groceries)]
    [InlineData("5812", SpendingKinds.EatingOut)]
    [InlineData("5814", SpendingKinds.EatingOut)]
    [InlineData("5815", SpendingKinds.Leisure)]
    [InlineData("4111", SpendingKinds.Transit)]
    [InlineData("4112", SpendingKinds.Transit)]
    [InlineData("5541", SpendingKinds.Fuel)]
    [InlineData("3000", SpendingKinds.Travel)]
    [InlineData("3501", SpendingKinds.Travel)]
    [InlineData("3999", SpendingKinds.Travel)]
    [InlineData("4000", SpendingKinds.Other)]
    [InlineData("7011", SpendingKinds.Travel)]
    [InlineData("5651", SpendingKinds.Clothes)]
    [InlineData("5712", SpendingKinds.Home)]
    [InlineData("5912", SpendingKinds.Health)]
    [InlineData("8011", SpendingKinds.Health)]
    [InlineData("8100", SpendingKinds.Other)]
    [InlineData("7832", SpendingKinds.Leisure)]
    [InlineData("5942", SpendingKinds.Leisure)]
    [InlineData("4814", SpendingKinds.Bills)]
    [InlineData("6011", SpendingKinds.Cash)]
    [InlineData("5311", SpendingKinds.Other)]
    [InlineData("0000", SpendingKinds.Other)]
    [InlineData(null, SpendingKinds.None)]
    [InlineData("", SpendingKinds.None)]
    [InlineData("541", SpendingKinds.None)]
    [InlineData("+541", SpendingKinds.None)]
    [InlineData("54 1", SpendingKinds.None)]
    [InlineData("54111", SpendingKinds.None)]
    public void A_code_is_of_one_kind(string? code, SpendingKinds kind)
    {
        Assert.Equal(kind, MerchantCategoryCode.KindOf(code));
    }
}
