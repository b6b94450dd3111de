using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.BankApi.CloudEvents;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>
/// One Rpt, Stmt or Ntfctn while it is read: turns its entries and balances into events. An event's id is made of what stays the same
/// when another file says the same, and its content hash of the id, so that the same entry is a duplicate and never a conflict.
/// </summary>
/// <param name="writtenAt">CreDtTm: of two reports of one transaction the later one counts.</param>
/// <param name="seen">How often an entry without a reference of its own has come in this file.</param>
internal sealed class CamtReport(
    AccountRef account,
    CamtDate writtenAt,
    DateTimeOffset now,
    Dictionary<string, int> seen
)
{
    private bool IsFromTheFuture => writtenAt.At - now > TimeSpan.FromSeconds(BankApiLimits.AheadSecondsMax);

    public ReportedEvent Entry(CamtElement ntry)
    {
        if (CamtEntryReader.Read(ntry, out var reason, out var field) is not { } entry)
            return new ReportedEvent(null, null, reason, field, ntry.Line);
        var key = KeyOf(entry);
        // The posted form of a pending entry is another event about the same transaction, and no duplicate of it.
        var id = entry.Status == TransactionStatus.Booked ? $"camt:{key}" : $"camt:{key}:{NameOf(entry.Status)}";
        if (IsFromTheFuture)
            return new ReportedEvent(id, null, InvalidReasons.TimeInTheFuture, "CreDtTm", ntry.Line);
        var transaction = new BankTransaction(
            account,
            key,
            entry.Amount,
            entry.Status,
            (entry.Booked ?? entry.Value ?? writtenAt).At,
            writtenAt.At,
            BankWords.Cut(entry.Counterparty),
            entry.Information
        )
        {
            ValueAt = entry.Value?.At,
            CardLast4 = entry.CardLast4,
        };
        return Event(id, new TransactionReport(transaction), ntry.Line);
    }

    public ReportedEvent Balance(CamtElement bal)
    {
        if (CamtAmount.Read(bal, out var reason, out var field) is not { } amount)
            return new ReportedEvent(null, null, reason, field, bal.Line);
        if (bal.TextAt("Tp", "CdOrPrtry", "Cd") is not { } code)
            return new ReportedEvent(null, null, InvalidReasons.MissingElement, "Tp", bal.Line);
        if (!BalanceData.TryFind(code, out var kind))
            return new ReportedEvent(null, null, InvalidReasons.ValueUnknown, "Tp", bal.Line);
        if (CamtDates.Choice(bal.Find("Dt")) is not { } date)
            return new ReportedEvent(null, null, InvalidReasons.TimeInvalid, "Dt", bal.Line);
        var at = date.BalanceAt(writtenAt);
        var text = $"{account.Value}\n{kind}\n{amount.Minor}\n{amount.Currency.Code}\n{Micros(at)}";
        var id = $"camt:b-{Hash(text)}";
        var isAhead = at - now > TimeSpan.FromSeconds(BankApiLimits.AheadSecondsMax) && !BalanceData.LooksAhead(kind);
        if (isAhead || IsFromTheFuture)
            return new ReportedEvent(id, null, InvalidReasons.TimeInTheFuture, isAhead ? "Dt" : "CreDtTm", bal.Line);
        return Event(id, new BalanceReport(new Balance(kind, at, amount)), bal.Line);
    }

    private ReportedEvent Event(string id, BankReport report, int line) =>
        new(id, new BankEvent(id, Hash(id), account, writtenAt.At, report), Line: line);

    /// <summary>
    /// Account, entry reference, amount, sign and booking date. Entries alike in all of these, without a reference that is theirs
    /// alone, are counted: two coffees of one day are two, and the same file again counts the same. Without reference and dates
    /// the day of the report stands in, or all such entries for ever would be one.
    /// </summary>
    private string KeyOf(CamtEntry entry)
    {
        var reference = entry.References.Best;
        var day = (entry.Booked ?? entry.Value)?.Day ?? (reference.Length > 0 ? default : writtenAt.Day);
        var key = TransactionKey.Derive(account, reference, entry.Amount, day);
        if (entry.References.IsUnique)
            return key;
        var occurrence = seen.GetValueOrDefault(key) + 1;
        seen[key] = occurrence;
        return TransactionKey.Derive(account, reference, entry.Amount, day, occurrence);
    }

    private static string NameOf(TransactionStatus status) =>
        status switch
        {
            TransactionStatus.Pending => "pdng",
            TransactionStatus.Future => "futr",
            _ => "info",
        };

    private static string Micros(DateTimeOffset at) =>
        (at.UtcTicks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
