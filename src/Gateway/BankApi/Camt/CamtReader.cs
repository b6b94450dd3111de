using System.Xml;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>What a document holds, each in its order.</summary>
internal sealed class CamtContent
{
    public List<ReportedEvent> Entries { get; } = [];
    public List<ReportedEvent> Balances { get; } = [];

    public int Count => Entries.Count + Balances.Count;
}

/// <summary>
/// Reads camt.052, 053 and 054, versions 2 to 8. Checks the structure that the reading needs: what is broken in the frame (message,
/// header, account) refuses the document with line and position; what is broken in an entry or a balance is that one's own result.
/// What the schema demands beyond that (a statement without balances, a missing bank transaction code) is let pass.
/// </summary>
internal sealed class CamtReader(ReadOnlyMemory<byte> body, DateTimeOffset now)
{
    private const int RootDepth = 1;
    private const int ReportDepth = 2;
    private const int PartDepth = 3;

    private readonly CamtContent _content = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public Refusal? Read(out CamtContent content)
    {
        content = _content;
        try
        {
            using var xml = new CamtXml(body);
            if (!xml.MoveToRoot() || xml.Name != "Document" || CamtForm.Of(xml.Namespace) is not { } form)
                return xml.Refuse(
                    "unsupported_message",
                    "The root is Document of camt.052, 053 or 054, version 2 to 8."
                );
            ReadDocument(xml, form);
            xml.ReadToEnd();
            return xml.Failure;
        }
        catch (XmlException broken)
        {
            // The reader has one kind of exception for all; that it met a DTD shows in the text alone.
            var hasDtd = body.Span.IndexOf("<!DOCTYPE"u8) >= 0;
            return new Refusal(
                400,
                hasDtd ? "xml_dtd_refused" : "malformed_xml",
                hasDtd ? "A document type definition is not allowed." : "The body is not well-formed XML.",
                Math.Max(1, broken.LineNumber),
                Math.Max(1, broken.LinePosition)
            );
        }
    }

    private void ReadDocument(CamtXml xml, CamtForm form)
    {
        if (xml.IsEmpty || !xml.MoveToChild(RootDepth) || xml.Name != form.Root)
        {
            xml.Refuse("camt_schema", $"Document holds no {form.Root}.");
            return;
        }
        var reports = 0;
        CamtDate? written = null;
        var hasChildren = !xml.IsEmpty;
        while (hasChildren && xml.MoveToChild(ReportDepth))
        {
            if (xml.Name == "GrpHdr")
                written = ReadHeader(xml);
            else if (xml.Name == form.Report && written is null)
                xml.Refuse("camt_schema", $"GrpHdr must stand before {form.Report}.");
            else if (xml.Name == form.Report && ++reports > 0)
                ReadReport(xml, form, written!.Value);
        }
        if (reports == 0)
            xml.Refuse("camt_schema", $"{form.Root} holds no {form.Report}.");
    }

    private static CamtDate? ReadHeader(CamtXml xml)
    {
        if (xml.ReadElement() is not { } header)
            return null;
        if (header.TextAt("MsgId") is null)
            xml.Refuse("camt_schema", "GrpHdr holds no MsgId.");
        var written = CamtDates.Moment(header.TextAt("CreDtTm"));
        if (written is null)
            xml.Refuse("camt_schema", "GrpHdr holds no CreDtTm that is a date and time.");
        return written;
    }

    private void ReadReport(CamtXml xml, CamtForm form, CamtDate written)
    {
        CamtReport? report = null;
        var hasChildren = !xml.IsEmpty;
        while (hasChildren && xml.MoveToChild(PartDepth))
        {
            switch (xml.Name)
            {
                case "CreDtTm" when xml.ReadElement() is { } created:
                    written = CamtDates.Moment(created.Text) ?? written;
                    break;
                case "Acct" when xml.ReadElement() is { } acct:
                    report = ReadAccount(xml, acct, written);
                    break;
                case "Bal" or "Ntry":
                    ReadPart(xml, form, report);
                    break;
            }
        }
        if (report is null)
            xml.Refuse("camt_schema", $"{form.Report} holds no Acct.");
    }

    private CamtReport? ReadAccount(CamtXml xml, CamtElement acct, CamtDate written)
    {
        var iban = acct.TextAt("Id", "IBAN")?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var account = iban ?? acct.TextAt("Id", "Othr", "Id");
        if (IdRules.IsValid(account))
            return new CamtReport(new AccountRef(account!), written, now, _seen);
        xml.Refuse("camt_schema", "Acct holds neither Id/IBAN nor Id/Othr/Id.");
        return null;
    }

    private void ReadPart(CamtXml xml, CamtForm form, CamtReport? report)
    {
        var isEntry = xml.Name == "Ntry";
        if (report is null)
            xml.Refuse("camt_schema", $"Acct must stand in {form.Report} before Bal and Ntry.");
        else if (_content.Count == BankApiLimits.EventsMax)
            xml.TooMany();
        else if (xml.ReadElement() is { } part)
            (isEntry ? _content.Entries : _content.Balances).Add(isEntry ? report.Entry(part) : report.Balance(part));
    }
}
