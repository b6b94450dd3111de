using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>Reads OBReadTransaction6: one page of the transactions of one account.</summary>
public static class TransactionAnswer
{
    /// <param name="askedAt">When the page was asked for: what the bank reports later is newer.</param>
    public static void Read(
        JsonElement root,
        AccountRef account,
        DateTimeOffset askedAt,
        int rowsMax,
        AnswerReader reader,
        List<BankTransaction> into
    )
    {
        var data = reader.Object(root, "Data");
        if (!reader.Good || !data.TryGetProperty("Transaction", out _))
            return; // The schema lets a page without rows leave the array out.
        var rows = reader.Array(data, "Transaction");
        if (!reader.Good)
            return;
        foreach (var row in rows.EnumerateArray())
        {
            if (into.Count >= rowsMax)
                return;
            if (ReadOne(row, account, askedAt, reader) is not { } transaction)
                return;
            into.Add(transaction);
        }
    }

    private static BankTransaction? ReadOne(
        JsonElement row,
        AccountRef account,
        DateTimeOffset askedAt,
        AnswerReader reader
    )
    {
        if (reader.Text(row, "AccountId", 40) != account.Value)
            reader.Break("Data.Transaction.AccountId");
        var status = Status(reader.Text(row, "Status", 4));
        if (status is null)
            reader.Break("Data.Transaction.Status");
        var bookedAt = reader.Time(row, "BookingDateTime");
        var valueAt = reader.OptionalTime(row, "ValueDateTime");
        var amount = reader.SignedAmount(row);
        var id = reader.OptionalText(row, "TransactionId", 210);
        var reference = reader.OptionalText(row, "TransactionReference", 210);
        var information = reader.OptionalText(row, "TransactionInformation", 500);
        var merchant = reader.OptionalObject(row, "MerchantDetails") ?? default;
        var merchantName = reader.OptionalText(merchant, "MerchantName", 350);
        var category = reader.OptionalText(merchant, "MerchantCategoryCode", 4);
        var card = reader.OptionalObject(row, "CardInstrument") ?? default;
        var cardNumber = reader.OptionalText(card, "Identification", 34);
        if (!reader.Good)
            return null;
        return new BankTransaction(
            account,
            id ?? TransactionKey.Derive(account, reference ?? information ?? "", amount, bookedAt),
            amount,
            status.GetValueOrDefault(),
            bookedAt,
            askedAt,
            BankText.Clean(merchantName),
            BankText.Clean(information)
        )
        {
            ValueAt = valueAt,
            MerchantCategory = category is { Length: 4 } && category.All(char.IsAsciiDigit) ? category : null,
            CardLast4 = LastFour(cardNumber),
        };
    }

    private static string? LastFour(string? number)
    {
        var end = string.Concat((number ?? "").Where(char.IsAsciiDigit).TakeLast(4));
        return end.Length == 4 ? end : null;
    }

    private static TransactionStatus? Status(string code) =>
        code switch
        {
            "BOOK" => TransactionStatus.Booked,
            "PDNG" => TransactionStatus.Pending,
            "RJCT" => TransactionStatus.Rejected,
            "FUTR" => TransactionStatus.Future,
            "INFO" => TransactionStatus.Information,
            _ => null,
        };
}
