using System.Xml;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>
/// Walks a document forward, element by element, and holds no more than one entry of it. No DTD, no entity but the five of XML, no
/// resolver, bounded depth.
/// </summary>
internal sealed class CamtXml(ReadOnlyMemory<byte> body) : IDisposable
{
    private readonly XmlReader _reader = XmlReader.Create(
        new MemoryStream(body.ToArray(), writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = BankApiLimits.XmlCharsMax,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        }
    );

    /// <summary>Set when the walk had to end; everything after it says that there is no more.</summary>
    public Refusal? Failure { get; private set; }

    public string Name => _reader.LocalName;
    public string Namespace => _reader.NamespaceURI;
    public int Depth => _reader.Depth;
    public bool IsEmpty => _reader.IsEmptyElement;

    public int Line => ((IXmlLineInfo)_reader).LineNumber;

    private int Position => ((IXmlLineInfo)_reader).LinePosition;

    /// <exception cref="XmlException">What follows is not XML, or is XML that is not allowed.</exception>
    public bool MoveToRoot() => _reader.MoveToContent() == XmlNodeType.Element;

    /// <summary>On to the next child, at that depth, of the element whose start was read last there.</summary>
    public bool MoveToChild(int depth)
    {
        while (Failure is null && _reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element && IsTooDeep())
                return false;
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth)
                return true;
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth - 1)
                return false;
        }
        return false;
    }

    /// <summary>Reads to the end of the document, so that what breaks after the last entry is found before anything is applied.</summary>
    public void ReadToEnd()
    {
        while (Failure is null && _reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.Element && IsTooDeep())
                return;
        }
    }

    /// <summary>The element that begins here, with all that it holds of its own namespace.</summary>
    public CamtElement? ReadElement()
    {
        var open = new Stack<CamtElement>();
        var space = _reader.NamespaceURI;
        var count = 0;
        do
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (IsTooDeep() || IsTooMany(++count))
                        return null;
                    var element = new CamtElement(_reader.LocalName, _reader.GetAttribute("Ccy"), Line);
                    if (open.Count > 0 && _reader.NamespaceURI == space)
                        open.Peek().Add(element);
                    if (!_reader.IsEmptyElement)
                        open.Push(element);
                    else if (open.Count == 0)
                        return element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Append(_reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (open.Count == 0)
                        return closed;
                    break;
            }
        } while (_reader.Read());
        return null;
    }

    public Refusal Refuse(string code, string detail)
    {
        Failure ??= new Refusal(400, code, detail, Line, Position);
        return Failure;
    }

    public void TooMany() => Failure ??= Refusals.TooMany with { Line = Line, Position = Position };

    public void Dispose() => _reader.Dispose();

    private bool IsTooDeep()
    {
        if (_reader.Depth > BankApiLimits.XmlDepthMax)
            Refuse("xml_too_deep", "Elements nest deeper than 64.");
        return Failure is not null;
    }

    private bool IsTooMany(int count)
    {
        if (count > BankApiLimits.XmlEntryElementsMax)
            Refuse("entry_too_large", "One entry has more than 20,000 elements.");
        return Failure is not null;
    }
}
