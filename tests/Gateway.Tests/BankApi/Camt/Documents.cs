using System.Text;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

/// <summary>Small documents made by a test.</summary>
internal static class Documents
{
    public const string Space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    public const string Header = "<GrpHdr><MsgId>M</MsgId><CreDtTm>2026-03-01T10:00:00Z</CreDtTm></GrpHdr>";
    public const string Account = "<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>";

    public static byte[] Statement(string parts, string createdAt = "2026-03-01T10:00:00Z") =>
        Document($"{Header}<Stmt><Id>S</Id><CreDtTm>{createdAt}</CreDtTm>{Account}{parts}</Stmt>");

    public static byte[] Document(string inner, string space = Space) =>
        Encoding.UTF8.GetBytes($"<Document xmlns=\"{space}\"><BkToCstmrStmt>{inner}</BkToCstmrStmt></Document>");

    public static string Entry(
        string amount = "12.50",
        string sign = "DBIT",
        string status = "<Cd>BOOK</Cd>",
        string day = "2026-02-28",
        string reference = "",
        string details = ""
    ) =>
        $"<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>{status}</Sts>"
        + (day.Length == 0 ? "" : $"<BookgDt><Dt>{day}</Dt></BookgDt>")
        + (reference.Length == 0 ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")
        + $"<BkTxCd/>{details}</Ntry>";

    public static string Balance(string code, string day) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        + $"<Dt><Dt>{day}</Dt></Dt></Bal>";

    public static byte[] AllBalances() =>
        Statement(
            string.Concat(
                "OPBD CLBD OPAV CLAV ITBD ITAV PRCD FWAV XPCD INFO"
                    .Split(' ')
                    .Select(code => Balance(code, "2026-02-28"))
            )
        );

    public static byte[] WithoutReport() =>
        Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="{Space}">
              <BkToCstmrStmt>
                <GrpHdr>
                  <MsgId>M</MsgId><CreDtTm>2026-03-01T10:00:00Z</CreDtTm>

                </GrpHdr>
              </BkToCstmrStmt>
            </Document>
            """
        );
}
