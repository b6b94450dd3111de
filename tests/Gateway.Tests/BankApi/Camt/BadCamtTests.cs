using System.Text;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.BankApi.Camt;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

public sealed class BadCamtTests
{
    private static Refusal? Refuse(byte[] body) => new CamtReader(body, BankApiHost.Now).Read(out _);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static TheoryData<string, string, string> BadParts =>
        new()
        {
            { "<Amt Ccy=\"EUR\">12.50</Amt>", "", "missing_element Amt" },
            { " Ccy=\"EUR\"", "", "currency_unknown Amt" },
            { "EUR", "EUX", "currency_unknown Amt" },
            { "12.50", "12.505", "amount_too_precise Amt" },
            { "12.50", "-12.50", "amount_bad_form Amt" },
            { "12.50", "1e2", "amount_bad_form Amt" },
            { "12.50", "", "amount_bad_form Amt" },
            { "12.50", "12345678901234.00", "amount_too_large Amt" },
            { "<CdtDbtInd>DBIT</CdtDbtInd>", "", "missing_element CdtDbtInd" },
            { "DBIT", "DEBIT", "value_unknown CdtDbtInd" },
            { "<Sts><Cd>BOOK</Cd></Sts>", "", "missing_element Sts" },
            { "<Cd>BOOK</Cd>", "<Prtry>OURS</Prtry>", "value_unknown Sts" },
            { "2026-02-28", "2026-02-30", "time_invalid BookgDt" },
            { "<Dt>2026-02-28</Dt>", "", "time_invalid BookgDt" },
        };

    [Theory]
    [MemberData(nameof(BadParts))]
    public void A_bad_entry_is_answered_by_name_and_stops_no_other(string part, string with, string expected)
    {
        var good = Documents.Entry(reference: "R1");
        Assert.Contains(part, good, StringComparison.Ordinal);
        var body = Documents.Statement($"\n{good}\n{Documents.Entry().Replace(part, with)}\n{good}");
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        var bad = content.Entries[1];
        Assert.Equal((null, 3), (bad.Event, bad.Line));
        Assert.Equal(expected, $"{bad.Reason} {bad.Field}");
        Assert.Equal(content.Entries[0].Id, content.Entries[2].Id);
        Assert.NotNull(content.Entries[2].Event);
    }

    public static TheoryData<string, string, string> BadFrames =>
        new()
        {
            { "", "malformed_xml", "1" },
            { "hello", "malformed_xml", "1" },
            { "<Document>", "unsupported_message", "1" },
            { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.09\"/>", "unsupported_message", "1" },
            { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.01\"/>", "unsupported_message", "1" },
            { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>", "unsupported_message", "1" },
            { $"<Other xmlns=\"{Documents.Space}\"/>", "unsupported_message", "1" },
            { $"<Document xmlns=\"{Documents.Space}\"/>", "camt_schema", "1" },
            { $"<Document xmlns=\"{Documents.Space}\">\n<BkToCstmrAcctRpt/></Document>", "camt_schema", "2" },
            { $"<Document xmlns=\"{Documents.Space}\">\n<BkToCstmrStmt/></Document>", "camt_schema", "2" },
            {
                $"<Document xmlns=\"{Documents.Space}\"><BkToCstmrStmt>\n</BkToCstmrDoc></Document>",
                "malformed_xml",
                "2"
            },
        };

    [Theory]
    [MemberData(nameof(BadFrames))]
    public void What_is_no_camt_document_is_refused_with_its_line(string body, string code, string line)
    {
        var refusal = Refuse(Bytes(body));
        Assert.Equal((400, code, line), (refusal!.Status, refusal.Code, refusal.Line.ToString()));
        Assert.True(refusal.Position >= 0);
    }

    [Theory]
    [InlineData("<Stmt><Id>S</Id></Stmt>", "GrpHdr must stand before Stmt.")]
    [InlineData("<GrpHdr><CreDtTm>2026-03-01T10:00:00Z</CreDtTm></GrpHdr>", "GrpHdr holds no MsgId.")]
    [InlineData("<GrpHdr><MsgId>M</MsgId></GrpHdr>", "GrpHdr holds no CreDtTm that is a date and time.")]
    [InlineData(Documents.Header + "<Stmt/>", "Stmt holds no Acct.")]
    [InlineData(Documents.Header + "<Stmt><Id>S</Id></Stmt>", "Stmt holds no Acct.")]
    [InlineData(Documents.Header + "<Stmt><Ntry/></Stmt>", "Acct must stand in Stmt before Bal and Ntry.")]
    [InlineData(Documents.Header + "<Stmt><Acct><Id/></Acct></Stmt>", "Acct holds neither Id/IBAN nor Id/Othr/Id.")]
    public void A_broken_frame_says_what_is_missing(string inner, string expected)
    {
        var refusal = Refuse(Documents.Document(inner));
        Assert.Equal(("camt_schema", expected), (refusal!.Code, refusal.Detail));
    }

    [Fact]
    public void What_breaks_after_the_last_entry_refuses_the_whole()
    {
        var whole = Documents.Statement(Documents.Entry());
        Assert.Equal("malformed_xml", Refuse(whole[..^12])!.Code);
        Assert.Equal("malformed_xml", Refuse([.. whole, .. "<x/>"u8])!.Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE Document><Document/>")]
    [InlineData("<!DOCTYPE Document SYSTEM \"http://localhost:1/x.dtd\"><Document/>")]
    [InlineData("<!DOCTYPE D [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><Document>&b;</Document>")]
    [InlineData("<!DOCTYPE D [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document>&x;</Document>")]
    [InlineData("<!DOCTYPE D [<!ENTITY % p SYSTEM \"http://localhost:1/\"> %p;]><Document/>")]
    public void A_document_type_is_refused_before_any_entity(string body) =>
        Assert.Equal("xml_dtd_refused", Refuse(Bytes(body))!.Code);

    [Theory]
    [InlineData("&undefined;")]
    [InlineData("&#0;")]
    [InlineData("&#x1F;")]
    [InlineData("\u0001")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<?xml version='1.0'?>")]
    public void What_XML_does_not_allow_is_refused(string part) =>
        Assert.Equal("malformed_xml", Refuse(Documents.Statement(part))!.Code);

    [Theory]
    [InlineData("UTF-16")]
    [InlineData("x-no-such-encoding")]
    public void A_declared_encoding_that_is_not_the_bodys_is_refused(string encoding)
    {
        var body =
            $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" + Encoding.UTF8.GetString(Documents.Statement(""));
        Assert.Equal("malformed_xml", Refuse(Bytes(body))!.Code);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        var body = Documents.Statement(Documents.Entry());
        body[^40] = 0xFF;
        Assert.Equal("malformed_xml", Refuse(body)!.Code);
    }

    [Fact]
    public void Nesting_beyond_its_limit_is_refused_in_an_entry_and_outside()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 30_000));
        Assert.Equal("xml_too_deep", Refuse(Documents.Statement($"<Ntry>{deep}"))!.Code);
        Assert.Equal("xml_too_deep", Refuse(Documents.Statement($"<Other>{deep}"))!.Code);
    }

    [Fact]
    public void Huge_attributes_and_texts_change_nothing_else()
    {
        var noise = new string('x', 400_000);
        var body = Documents.Statement(
            $"<Other y=\"{noise}\"/>{Documents.Entry()}<Ntry><Amt Ccy=\"{noise}\">1</Amt></Ntry>"
        );
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        Assert.Equal([null, "currency_unknown"], content.Entries.Select(one => one.Reason));
    }

    [Fact]
    public void An_empty_entry_or_balance_ends_nothing()
    {
        var body = Documents.Statement($"<Bal/><Ntry/>{Documents.Entry()}<Other/>{Documents.Entry()}");
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        Assert.Equal(["missing_element", null, null], content.Entries.Select(one => one.Reason));
        Assert.Equal("missing_element", Assert.Single(content.Balances).Reason);
        var twoReports = $"{Documents.Header}<Stmt><Id>S</Id>{Documents.Account}</Stmt>";
        var later = $"<Stmt><Id>T</Id>{Documents.Account}{Documents.Entry()}</Stmt><SplmtryData/>";
        Assert.Null(new CamtReader(Documents.Document(twoReports + later), BankApiHost.Now).Read(out content));
        Assert.Single(content.Entries);
    }

    [Theory]
    [InlineData("+0012.50", 1250)]
    [InlineData("12.5000", 1250)]
    [InlineData(".5", 50)]
    [InlineData("7.", 700)]
    [InlineData("0.00", 0)]
    [InlineData("0", 0)]
    [InlineData(" 12 ", 1200)]
    public void An_amount_is_an_XML_decimal(string text, long minor)
    {
        Assert.Null(
            new CamtReader(Documents.Statement(Documents.Entry(text, "CRDT")), BankApiHost.Now).Read(out var content)
        );
        var report = (Domain.Conversations.TransactionReport)Assert.Single(content.Entries).Event!.Report;
        Assert.Equal(minor, report.Transaction.Amount.Minor);
    }

    [Fact]
    public void A_thousand_entries_are_read_and_one_more_is_413()
    {
        string Many(int count) => string.Concat(Enumerable.Repeat(Documents.Entry(), count));
        Assert.Null(new CamtReader(Documents.Statement(Many(1_000)), BankApiHost.Now).Read(out var content));
        Assert.Equal(1_000, content.Entries.Select(one => one.Id).Distinct().Count());
        Assert.Equal((413, "too_many_events"), Codes(Refuse(Documents.Statement(Many(1_001)))));
    }

    private static (int, string) Codes(Refusal? refusal) => (refusal!.Status, refusal.Code);

    [Fact]
    public void A_report_from_the_future_changes_nothing()
    {
        var body = Documents.Statement(
            Documents.Entry() + Documents.Balance("ITBD", "2026-03-01"),
            "2027-01-01T00:00:00Z"
        );
        Assert.Null(new CamtReader(body, BankApiHost.Now).Read(out var content));
        Assert.All(
            content.Entries.Concat(content.Balances),
            one => Assert.Equal((null, "time_in_the_future"), (one.Event, one.Reason))
        );
    }
}
