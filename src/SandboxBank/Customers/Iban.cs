using System.Globalization;
using System.Numerics;
using System.Text;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>Account numbers with right check digits (ISO 13616; the French RIB key inside the French one).</summary>
internal static class Iban
{
    public static string French(string bankCode, string branch, string accountNumber)
    {
        var key =
            97 - (int)(BigInteger.Parse(bankCode + branch + accountNumber + "00", CultureInfo.InvariantCulture) % 97);
        return WithCheckDigits(
            "FR",
            bankCode + branch + accountNumber + key.ToString("00", CultureInfo.InvariantCulture)
        );
    }

    public static string British(string bic4, string sortCode, string accountNumber) =>
        WithCheckDigits("GB", bic4 + sortCode + accountNumber);

    /// <summary>ISO 7064 mod 97-10: 1 for a valid IBAN.</summary>
    public static int Remainder(string iban) =>
        (int)(BigInteger.Parse(Digits(iban[4..] + iban[..4]), CultureInfo.InvariantCulture) % 97);

    private static string WithCheckDigits(string country, string account)
    {
        var check = 98 - Remainder($"{country}00{account}");
        return string.Create(CultureInfo.InvariantCulture, $"{country}{check:00}{account}");
    }

    private static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length * 2);
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                digits.Append(character);
            else
                digits.Append((character - 'A' + 10).ToString(CultureInfo.InvariantCulture));
        }
        return digits.ToString();
    }
}
