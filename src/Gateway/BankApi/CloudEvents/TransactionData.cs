using System.Collections.Frozen;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>
/// <c>data</c> of bank.transaction: OBTransaction6 of UK Open Banking v4. The status words of version 3 are understood. AccountId may
/// be left out, since the subject names the account; where it stands it must agree.
/// </summary>
internal static class TransactionData
{
    private static readonly FrozenDictionary<string, TransactionStatus> Statuses = new Dictionary<
        string,
        TransactionStatus
    >
    {
        ["PDNG"] = TransactionStatus.Pending,
        ["BOOK"] = TransactionStatus.Booked,
        ["RJCT"] = TransactionStatus.Rejected,
        ["FUTR"] = TransactionStatus.Future,
        ["INFO"] = TransactionStatus.Information,
        ["Pending"] = TransactionStatus.Pending,
        ["Booked"] = TransactionStatus.Booked,
        ["Rejected"] = TransactionStatus.Rejected,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static BankReport? Read(Members data, AccountRef subject, DateTimeOffset time)
    {
        Accounts.Check(data, subject);
        var amount = SignedAmount.Read(data);
        var status = data.OneOf("Status", Statuses);
        var bookedAt = data.Time("BookingDateTime");
        var valueAt = data.OptionalTime("ValueDateTime");
        var id = data.OptionalId("TransactionId");
        var reference = data.OptionalId("TransactionReference");
        var information = data.OptionalWords("TransactionInformation");
        var merchant = data.OptionalObject("MerchantDetails");
        var merchantName = merchant?.OptionalWords("MerchantName") ?? "";
        var category = merchant is { } details ? Category(details) : null;
        var last4 = LastFour(data.OptionalObject("CardInstrument")?.OptionalText("Identification"));
        if (!data.Fault.None)
            return null;
        var key = id ?? TransactionKey.Derive(subject, reference ?? information, amount, bookedAt);
        var transaction = new BankTransaction(subject, key, amount, status, bookedAt, time, merchantName, information)
        {
            ValueAt = valueAt,
            MerchantCategory = category,
            CardLast4 = last4,
        };
        return new TransactionReport(transaction);
    }

    /// <summary>ISO 18245, three or four digits in Open Banking, four here.</summary>
    private static string? Category(Members merchant)
    {
        if (merchant.OptionalText("MerchantCategoryCode") is not { } code)
            return null;
        if (code.Length is not (3 or 4) || code.AsSpan().ContainsAnyExceptInRange('0', '9'))
            merchant.Refuse(InvalidReasons.DigitsInvalid, "MerchantCategoryCode");
        return code.PadLeft(4, '0');
    }

    /// <summary>A card's number, masked or not, is cut to its last four digits at once; the rest is never kept.</summary>
    private static string? LastFour(string? number) =>
        number is { Length: >= 4 } && !number.AsSpan(number.Length - 4).ContainsAnyExceptInRange('0', '9')
            ? number[^4..]
            : null;
}
