using System.Text;

namespace OrleansBank.Gateway.BankApi.Camt;

/// <summary>One XML element of a message with what it holds: a small tree of one entry, never of the whole document.</summary>
/// <param name="Line">From 1.</param>
internal sealed class CamtElement(string name, string? currency, int line)
{
    private readonly StringBuilder _text = new();
    private readonly List<CamtElement> _children = [];

    public string Name { get; } = name;

    /// <summary>The attribute Ccy of an amount.</summary>
    public string? Currency { get; } = currency;
    public int Line { get; } = line;

    /// <summary>Its own text, white space collapsed as xs:token has it.</summary>
    public string Text => string.Join(' ', _text.ToString().Split((char[])[' ', '\t', '\r', '\n'], Whole));

    private const StringSplitOptions Whole = StringSplitOptions.RemoveEmptyEntries;

    public void Add(CamtElement child) => _children.Add(child);

    /// <summary>What is longer than any text that is used is cut.</summary>
    public void Append(string text)
    {
        var room = BankApiLimits.XmlTextCharsMax - _text.Length;
        _text.Append(text.AsSpan(0, Math.Min(room, text.Length)));
    }

    public IEnumerable<CamtElement> Children(string childName) => _children.Where(child => child.Name == childName);

    /// <summary>The first element down a path; null when a step is missing.</summary>
    public CamtElement? Find(params ReadOnlySpan<string> path)
    {
        var at = this;
        foreach (var step in path)
        {
            at = at._children.Find(child => child.Name == step);
            if (at is null)
                return null;
        }
        return at;
    }

    /// <summary>The text at a path; null when it is missing or empty.</summary>
    public string? TextAt(params ReadOnlySpan<string> path) => Find(path)?.Text is { Length: > 0 } text ? text : null;
}
