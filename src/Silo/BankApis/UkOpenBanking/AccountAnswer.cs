using System.Collections.Immutable;
using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// Reads OBReadAccount6. Numbers of cards, and those of accounts but the IBAN, are cut to their last four characters here and go no
/// further; the IBAN is what ISO 20022 documents call the account.
/// </summary>
public static class AccountAnswer
{
    private const int NameLengthMax = 70;
    private const int CodeLengthMax = 64;
    private const string IbanScheme = "UK.OBIE.IBAN";
    private const string CardScheme = "UK.OBIE.PAN";

    /// <summary>The schemes that name an account, the best known to people first.</summary>
    private static readonly ImmutableArray<string> Schemes =
    [
        IbanScheme,
        "UK.OBIE.SortCodeAccountNumber",
        "UK.OBIE.BBAN",
        "UK.OBIE.Paym",
        "UK.OBIE.Wallet",
    ];

    public static void Read(JsonElement root, AnswerReader reader, List<FetchedAccount> into)
    {
        var rows = reader.Array(reader.Object(root, "Data"), "Account");
        if (!reader.Good)
            return;
        foreach (var row in rows.EnumerateArray())
        {
            if (ReadOne(row, reader) is { } account)
                into.Add(account);
            if (into.Count > Limits.AccountsPerBankMax || into.Sum(a => a.Cards.Length) > Limits.CardsPerBankMax)
                reader.Break("Data.Account:too_many");
            if (!reader.Good)
                return;
        }
    }

    /// <summary>Null for an account that is closed or has moved to another bank, and after a fault.</summary>
    private static FetchedAccount? ReadOne(JsonElement row, AnswerReader reader)
    {
        var id = reader.Text(row, "AccountId", 40);
        var status = reader.OptionalText(row, "Status", CodeLengthMax);
        var moved = reader.OptionalText(row, "SwitchStatus", CodeLengthMax) == "UK.CASS.SwitchCompleted";
        if (status is "Deleted" or "Disabled" || moved || !reader.Good)
            return null;
        if (!IdRules.IsValid(id) || !PathPart.IsSafe(id))
            reader.Break("Data.Account.AccountId");
        var currency = reader.Text(row, "Currency", 3);
        if (!Currency.TryFind(currency, out _))
            reader.Break("Data.Account.Currency");
        var kind = Kind(reader.OptionalText(row, "AccountTypeCode", CodeLengthMax));
        var name =
            reader.OptionalText(row, "Nickname", NameLengthMax)
            ?? reader.OptionalText(row, "Description", NameLengthMax);
        var (last4, iban, cards) = Numbers(row, reader);
        return reader.Good
            ? new FetchedAccount(new AccountRef(id), BankText.Clean(name), kind, currency, last4, cards) { Iban = iban }
            : null;
    }

    private static (string Last4, AccountRef? Iban, ImmutableArray<(CardRef Ref, string Last4)> Cards) Numbers(
        JsonElement row,
        AnswerReader reader
    )
    {
        var best = Schemes.Length + 1;
        var last4 = "";
        AccountRef? iban = null;
        var cards = ImmutableArray.CreateBuilder<(CardRef Ref, string Last4)>();
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("Account", out var numbers))
            return (last4, iban, []);
        if (numbers.ValueKind != JsonValueKind.Array)
            reader.Break("Data.Account.Account");
        foreach (var number in reader.Good ? numbers.EnumerateArray() : default)
        {
            var scheme = reader.Text(number, "SchemeName", CodeLengthMax);
            var identification = reader.Text(number, "Identification", 256);
            var end = LastFour(identification);
            if (scheme == IbanScheme)
                iban = Iban(identification);
            var second = reader.OptionalText(number, "SecondaryIdentification", 34);
            if (scheme == CardScheme && second is not null && IdRules.IsValid(second) && !IsCardNumber(second))
                cards.Add((new CardRef(second), end));
            var rank = Schemes.IndexOf(scheme) is var at and >= 0 ? at : Schemes.Length;
            if (rank >= best)
                continue;
            (best, last4) = (rank, end);
        }
        return (last4, iban, cards.ToImmutable());
    }

    /// <summary>ISO 13616: 15 to 34 letters and digits; null for what a bank masked.</summary>
    private static AccountRef? Iban(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return plain.Length is >= 15 and <= 34 && plain.All(char.IsAsciiLetterOrDigit) ? new AccountRef(plain) : null;
    }

    private static string LastFour(string number)
    {
        var end = string.Concat(number.Where(char.IsAsciiLetterOrDigit).TakeLast(4));
        return end.Length == 4 ? end : "";
    }

    /// <summary>
    /// A whole card number must never become a reference, whatever a bank puts there (ISO/IEC 7812: 12 to 19 digits).
    /// </summary>
    private static bool IsCardNumber(string text) => text.Length is >= 12 and <= 19 && text.All(char.IsAsciiDigit);

    /// <summary>OBExternalAccountSubType1Code.</summary>
    private static AccountKind Kind(string? code) =>
        code switch
        {
            "CACC" or "SLRY" or "TRAN" or "NREX" or "NFCA" or "ODFT" => AccountKind.Current,
            "SVGS" or "LLSV" or "MOMA" or "ONDP" => AccountKind.Savings,
            "CARD" => AccountKind.CreditCard,
            "LOAN" or "MORT" => AccountKind.Loan,
            _ => AccountKind.Other,
        };
}
