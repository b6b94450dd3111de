using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Tests.Money;

public sealed class AmountTests
{
    [Theory]
    [InlineData("12.50", "EUR", 1_250, "")]
    [InlineData("12.5", "EUR", 1_250, "")]
    [InlineData("12", "EUR", 1_200, "")]
    [InlineData("0", "EUR", 0, "")]
    [InlineData("007.00", "EUR", 700, "")]
    [InlineData("500", "JPY", 500, "")]
    [InlineData("1.234", "BHD", 1_234, "")]
    [InlineData("1.2345", "CLF", 12_345, "")]
    [InlineData("9999999999999.99", "EUR", 999_999_999_999_999, "")]
    [InlineData("12.500", "EUR", 0, "amount_too_precise")]
    [InlineData("12.345", "EUR", 0, "amount_too_precise")]
    [InlineData("500.0", "JPY", 0, "amount_too_precise")]
    [InlineData("10000000000000", "EUR", 0, "amount_too_large")]
    [InlineData("1.123456", "EUR", 0, "amount_bad_form")]
    [InlineData("", "EUR", 0, "amount_bad_form")]
    [InlineData(null, "EUR", 0, "amount_bad_form")]
    [InlineData(".5", "EUR", 0, "amount_bad_form")]
    [InlineData("5.", "EUR", 0, "amount_bad_form")]
    [InlineData("-5", "EUR", 0, "amount_bad_form")]
    [InlineData("+5", "EUR", 0, "amount_bad_form")]
    [InlineData("1,5", "EUR", 0, "amount_bad_form")]
    [InlineData("1 000", "EUR", 0, "amount_bad_form")]
    [InlineData("1e3", "EUR", 0, "amount_bad_form")]
    [InlineData("١٢", "EUR", 0, "amount_bad_form")]
    [InlineData("1.2.3", "EUR", 0, "amount_bad_form")]
    [InlineData("5", "eur", 0, "currency_unknown")]
    [InlineData("5", "XXX", 0, "currency_unknown")]
    [InlineData("5", null, 0, "currency_unknown")]
    public void An_amount_of_a_bank_is_read_or_refused_by_name(string? text, string? currency, long minor, string code)
    {
        var read = Amount.TryParse(text, currency, out var amount, out var error);

        Assert.Equal(code, AmountErrors.Code(error));
        Assert.Equal(code.Length == 0, read);
        Assert.Equal(minor, amount.Minor);
    }

    [Theory]
    [InlineData(123_456, "EUR", "1234.56")]
    [InlineData(-310, "EUR", "-3.10")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(0, "EUR", "0.00")]
    [InlineData(500, "JPY", "500")]
    [InlineData(1, "BHD", "0.001")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08")]
    public void Programs_read_all_minor_units(long minor, string currency, string expected) =>
        Assert.Equal(expected, Of(minor, currency).ToContract());

    [Theory]
    [InlineData(123_456, "EUR", "1\u202F234,56\u00A0€", "€1,234.56")]
    [InlineData(-310, "EUR", "\u22123,10\u00A0€", "-€3.10")]
    [InlineData(123_456_789, "GBP", "1\u202F234\u202F567,89\u00A0£", "£1,234,567.89")]
    [InlineData(99_999, "USD", "999,99\u00A0$", "$999.99")]
    [InlineData(1_000, "JPY", "1\u202F000\u00A0¥", "¥1,000")]
    [InlineData(2_000, "CHF", "20,00\u00A0CHF", "CHF\u00A020.00")]
    [InlineData(-5, "EUR", "\u22120,05\u00A0€", "-€0.05")]
    public void People_read_an_amount_as_their_language_has_it(
        long minor,
        string currency,
        string french,
        string english
    )
    {
        Assert.Equal(french, Phrasebook.Of("fr").Money(Of(minor, currency)));
        Assert.Equal(english, Phrasebook.Of("en").Money(Of(minor, currency)));
    }

    private static Amount Of(long minor, string code)
    {
        Assert.True(Currency.TryFind(code, out var currency));
        return new Amount(minor, currency);
    }
}
