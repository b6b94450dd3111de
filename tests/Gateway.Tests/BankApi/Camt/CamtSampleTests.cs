using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.BankApi.Camt;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

public sealed class CamtSampleTests
{
    public static TheoryData<string> Samples => [.. CamtSamples.WithExpectation()];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_document_agrees_in_amounts_signs_dates_and_references(string path)
    {
        var body = File.ReadAllBytes(path);
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        var entries = content.Entries.Select(one => ((TransactionReport)one.Event!.Report).Transaction).ToArray();
        var raw = Elements(body, "Ntry").Select(ntry => CamtEntryReader.Read(ntry, out _, out _)!).ToArray();
        Assert.Equal(raw.Length, entries.Length);
        var lines = entries.Zip(raw, EntryLine).Concat(BalanceLines(content)).Order(StringComparer.Ordinal);
        Assert.Equal(CamtSamples.Expected(path), lines);
    }

    [Fact]
    public void Every_balance_type_of_the_list_is_known()
    {
        var path = CamtSamples.All().FirstOrDefault(one => one.Contains("all-balance-types", StringComparison.Ordinal));
        var body = path is null ? Documents.AllBalances() : File.ReadAllBytes(path);
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        Assert.All(content.Balances, one => Assert.NotNull(one.Event));
        var kinds = content.Balances.Select(one => ((BalanceReport)one.Event!.Report).Balance.Kind).Distinct().Count();
        Assert.Equal(
            Elements(body, "Bal").Select(bal => bal.TextAt("Tp", "CdOrPrtry", "Cd")).Distinct().Count(),
            kinds
        );
        Assert.InRange(kinds, 7, 10);
    }

    [Fact]
    public void A_statement_without_a_statement_is_refused_with_its_line()
    {
        var path = CamtSamples.All().FirstOrDefault(one => one.EndsWith("wrong.xml", StringComparison.Ordinal));
        var body = path is null ? Documents.WithoutReport() : File.ReadAllBytes(path);
        var refusal = new CamtReader(body, BankApiHost.Now).Read(out _);
        Assert.Equal((400, "camt_schema"), (refusal!.Status, refusal.Code));
        Assert.Equal("BkToCstmrStmt holds no Stmt.", refusal.Detail);
        Assert.Equal(8, refusal.Line);
    }

    [Fact]
    public void Names_texts_and_cards_of_the_own_sample_are_read()
    {
        var path = CamtSamples.All().Single(one => one.EndsWith("statement.v8.xml", StringComparison.Ordinal));
        Assert.Null(new CamtReader(File.ReadAllBytes(path), BankApiHost.Now).Read(out var content));
        var rows = content.Entries.Select(one => ((TransactionReport)one.Event!.Report).Transaction).ToArray();
        Assert.Equal(
            ("Café & Söhne", "table 7; <tip>", "4321"),
            (rows[0].Merchant, rows[0].Information, rows[0].CardLast4)
        );
        Assert.Equal(("Café & Söhne", "Reversal"), (rows[1].Merchant, rows[1].Information));
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 12, 0, 0, TimeSpan.Zero), rows[0].BookedAt);
        Assert.All(rows, row => Assert.Equal(new DateTimeOffset(2026, 2, 28, 22, 30, 0, TimeSpan.Zero), row.EventTime));
    }

    /// <summary>Every element of that name in the reports of a document.</summary>
    private static IEnumerable<CamtElement> Elements(byte[] body, string name)
    {
        using var xml = new CamtXml(body);
        Assert.True(xml.MoveToRoot());
        var form = CamtForm.Of(xml.Namespace)!;
        var document = xml.ReadElement()!;
        return document.Find(form.Root)!.Children(form.Report).SelectMany(report => report.Children(name)).ToArray();
    }

    private static string EntryLine(BankTransaction entry, CamtEntry raw)
    {
        var references = raw.References;
        return $"entry {entry.Account.Value} {entry.Amount.Minor} {entry.Amount.Currency} {Code(entry.Status)} "
            + $"{Time(raw.Booked, entry.BookedAt)} {Time(raw.Value, entry.ValueAt)} servicer={references.Servicer ?? "-"} "
            + $"entry={references.Entry ?? "-"} e2e={references.EndToEnd ?? "-"} uetr={references.Uetr ?? "-"}";
    }

    private static IEnumerable<string> BalanceLines(CamtContent content) =>
        from one in content.Balances
        let read = one.Event!
        let balance = ((BalanceReport)read.Report).Balance
        select $"balance {read.Subject.Value} {balance.Amount.Minor} {balance.Amount.Currency} {balance.At.UtcDateTime:yyyy-MM-dd}";

    /// <summary>What the message says, which what the event carries must not contradict.</summary>
    private static string Time(CamtDate? date, DateTimeOffset? carried)
    {
        if (date is null)
            return "-";
        Assert.Equal(date.Value.At, carried);
        var written = date.Value.Moment ?? new DateTimeOffset(date.Value.Day, TimeOnly.MinValue, TimeSpan.Zero);
        return written.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss");
    }

    private static string Code(TransactionStatus status) =>
        status switch
        {
            TransactionStatus.Booked => "BOOK",
            TransactionStatus.Pending => "PDNG",
            TransactionStatus.Information => "INFO",
            _ => status.ToString(),
        };
}
