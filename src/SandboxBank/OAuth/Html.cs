using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>A page in the making. What stands in holes is always encoded, so that no name can become markup.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _page = new(8 * 1024);

    public Html Add(FormattableString markup)
    {
        var holes = markup
            .GetArguments()
            .Select(object? (hole) => Encoder.Encode(Convert.ToString(hole, CultureInfo.InvariantCulture) ?? ""));
        _page.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. holes]);
        return this;
    }

    /// <summary>Markup or style of our own, as it is.</summary>
    public Html AddRaw(string constant)
    {
        _page.Append(constant);
        return this;
    }

    public override string ToString() => _page.ToString();
}
