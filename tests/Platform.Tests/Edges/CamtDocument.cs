using System.Globalization;
using System.Text;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>A bank statement (camt.053) or a notification (camt.054) about one account, version 8, as a bank would post it.</summary>
internal sealed class CamtDocument(string kind, string iban)
{
    private readonly StringBuilder _parts = new();
    private readonly DateTimeOffset _writtenAt = TimeProvider.System.GetUtcNow();

    public CamtDocument Entry(string reference, string amount, string merchant) =>
        Part(
            $"<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + $"<BookgDt><DtTm>{Moment(_writtenAt)}</DtTm></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><BkTxCd/>"
                + $"<NtryDtls><TxDtls><RltdPties><Cdtr><Pty><Nm>{merchant}</Nm></Pty></Cdtr></RltdPties></TxDtls>"
                + "</NtryDtls></Ntry>"
        );

    /// <summary>What can be spent, as of when this was made, which is later than what was fetched.</summary>
    public CamtDocument Available(string amount) =>
        Part(
            "<Bal><Tp><CdOrPrtry><Cd>ITAV</Cd></CdOrPrtry></Tp>"
                + $"<Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                + $"<Dt><DtTm>{Moment(_writtenAt)}</DtTm></Dt></Bal>"
        );

    public CamtDocument Part(string xml)
    {
        _parts.Append(xml);
        return this;
    }

    public byte[] ToBytes()
    {
        var (root, report) = kind == "camt.053" ? ("BkToCstmrStmt", "Stmt") : ("BkToCstmrDbtCdtNtfctn", "Ntfctn");
        var written = $"<CreDtTm>{Moment(_writtenAt)}</CreDtTm>";
        return Encoding.UTF8.GetBytes(
            $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{kind}.001.08\"><{root}>"
                + $"<GrpHdr><MsgId>M</MsgId>{written}</GrpHdr>"
                + $"<{report}><Id>S</Id>{written}<Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{_parts}</{report}>"
                + $"</{root}></Document>"
        );
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
