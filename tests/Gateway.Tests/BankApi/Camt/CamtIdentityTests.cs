using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.BankApi.Camt;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

/// <summary>Which entries are one, over files.</summary>
public sealed class CamtIdentityTests
{
    private static readonly string WithUetr =
        "<NtryDtls><TxDtls><Refs><UETR>255ae394-9965-4438-ac86-f406feada396</UETR></Refs></TxDtls></NtryDtls>";

    private static List<ReportedEvent> Entries(byte[] body)
    {
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        return content.Entries;
    }

    private static List<ReportedEvent> Entries(params string[] entries) =>
        Entries(Documents.Statement(string.Concat(entries)));

    private static BankTransaction Transaction(ReportedEvent one) => ((TransactionReport)one.Event!.Report).Transaction;

    [Fact]
    public void The_same_entry_in_another_file_is_the_same_event()
    {
        var entry = Documents.Entry(reference: "R1");
        var first = Assert.Single(Entries(entry));
        var other = Documents.Statement(Documents.Entry(reference: "R2") + entry, createdAt: "2026-03-01T11:00:00Z");
        var again = Entries(other)[1];
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(first.Event!.ContentHash, again.Event!.ContentHash);
        Assert.NotEqual(first.Event.Time, again.Event.Time);
    }

    public static TheoryData<string> Differences =>
        [
            Documents.Entry(reference: "R2"),
            Documents.Entry(reference: "R1", amount: "12.51"),
            Documents.Entry(reference: "R1", sign: "CRDT"),
            Documents.Entry(reference: "R1", day: "2026-02-27"),
        ];

    [Theory]
    [MemberData(nameof(Differences))]
    public void Reference_amount_sign_and_date_each_make_another_entry(string other)
    {
        var entries = Entries(Documents.Entry(reference: "R1"), other);
        Assert.NotEqual(entries[0].Id, entries[1].Id);
    }

    [Fact]
    public void Two_alike_without_a_reference_are_two_and_the_same_two_again()
    {
        var first = Entries(Documents.Entry(), Documents.Entry());
        Assert.NotEqual(first[0].Id, first[1].Id);
        Assert.NotEqual(Transaction(first[0]).Key, Transaction(first[1]).Key);
        Assert.Equal(first.Select(one => one.Id), Entries(Documents.Entry(), Documents.Entry()).Select(one => one.Id));
        Assert.Equal(first[0].Id, Entries(Documents.Entry())[0].Id);
    }

    [Theory]
    [InlineData("R1", "")]
    [InlineData("", "uetr")]
    public void Two_alike_with_a_reference_of_their_own_are_one(string reference, string uetr)
    {
        var entry = Documents.Entry(reference: reference, details: uetr.Length == 0 ? "" : WithUetr);
        var entries = Entries(entry, entry);
        Assert.Equal(entries[0].Id, entries[1].Id);
    }

    [Fact]
    public void The_posted_form_is_another_event_about_the_same_transaction()
    {
        var pending = Entries(Documents.Entry(reference: "R1", status: "<Cd>PDNG</Cd>"))[0];
        var posted = Entries(Documents.Entry(reference: "R1"))[0];
        Assert.NotEqual(pending.Id, posted.Id);
        Assert.Equal(Transaction(pending).Key, Transaction(posted).Key);
    }

    [Fact]
    public void Without_reference_and_dates_the_day_of_the_report_tells_entries_apart()
    {
        var bare = Documents.Entry(day: "");
        var today = Entries(Documents.Statement(bare))[0];
        var tomorrow = Entries(Documents.Statement(bare, createdAt: "2026-03-02T10:00:00Z"))[0];
        Assert.NotEqual(today.Id, tomorrow.Id);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), Transaction(today).BookedAt);
        var named = Documents.Entry(day: "", details: WithUetr);
        Assert.Equal(
            Entries(Documents.Statement(named))[0].Id,
            Entries(Documents.Statement(named, createdAt: "2026-03-02T10:00:00Z"))[0].Id
        );
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-01T10:00:00Z", "2026-03-01 10:00:00")]
    [InlineData("2026-02-28", "2026-03-01T10:00:00Z", "2026-02-28 23:59:59")]
    [InlineData("2026-03-02", "2026-03-01T10:00:00Z", "2026-03-02 00:00:00")]
    [InlineData("2026-03-01", "2026-03-01T00:30:00+02:00", "2026-02-28 22:30:00")]
    public void A_balance_of_a_day_never_outlives_what_is_said_later_that_day(
        string day,
        string written,
        string expected
    )
    {
        var body = Documents.Statement(Documents.Balance("ITBD", day), written);
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        var balance = ((BalanceReport)Assert.Single(content.Balances).Event!.Report).Balance;
        Assert.Equal(expected, balance.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss"));
    }
}
