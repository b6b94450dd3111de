using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>The page's one style sheet, and the policy that admits it and nothing else.</summary>
internal sealed class PageStyle
{
    private const string Sheet = """
        *{box-sizing:border-box}
        body{margin:0;background:#f3f4f2;color:#1d2320;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        header{background:var(--bank);color:#fff;padding:1rem 1.5rem;font-weight:700;font-size:1.15rem}
        main{max-width:38rem;margin:1.5rem auto;padding:1.75rem;background:#fff;border-radius:14px;
        box-shadow:0 1px 2px #0002,0 8px 28px #0001}
        h1{font-size:1.45rem;line-height:1.25;margin:0 0 .25rem}
        h2{font-size:1rem;margin:1.5rem 0 .5rem}
        ul{margin:.25rem 0;padding-left:1.2rem}
        fieldset{border:0;margin:0;padding:0}
        .people{display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.4rem}
        .people label,.accounts label{display:flex;gap:.6rem;align-items:center;padding:.55rem .7rem;
        border:1px solid #d5dad6;border-radius:9px;cursor:pointer}
        .people label:has(:checked){border-color:var(--bank);box-shadow:inset 0 0 0 1px var(--bank)}
        .accounts label{margin:.35rem 0}
        .number{margin-left:auto;color:#5a645e;font-variant-numeric:tabular-nums}
        input[type=text]{width:100%;padding:.6rem .7rem;border:1px solid #b9c1bc;border-radius:9px;font:inherit}
        input:focus-visible,button:focus-visible{outline:3px solid #e0a800;outline-offset:2px}
        input{accent-color:var(--bank)}
        .hint,footer{color:#5a645e;font-size:.875rem}
        .error{background:#fdecea;color:#8a1c12;border-radius:9px;padding:.7rem .9rem;margin:0 0 1rem}
        .buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.75rem}
        button{flex:1 1 10rem;padding:.8rem 1rem;border-radius:9px;border:1px solid var(--bank);font:inherit;
        font-weight:600;cursor:pointer;background:#fff;color:var(--bank)}
        button[value=approve]{background:var(--bank);color:#fff}
        footer{max-width:38rem;margin:0 auto 2rem;padding:0 1.75rem}
        """;

    /// <summary>A browser that knows :has() shows the chosen customer's accounts only; another shows all, under their headings.</summary>
    private const string OneCustomer = """
        @supports selector(:has(*)){.accounts{display:none}
        form:has(#other:not(:placeholder-shown)) .accounts{display:none!important}
        """;

    public PageStyle(BankPolicy bank, int customers)
    {
        var css = new StringBuilder($":root{{--bank:{bank.Colour}}}\n{Sheet}\n{OneCustomer}");
        for (var i = 0; i < customers; i++)
            css.Append(CultureInfo.InvariantCulture, $"form:has(#u{i}:checked) #a{i}{{display:block}}");
        Css = css.Append('}').ToString();
        Hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
    }

    public string Css { get; }

    private string Hash { get; }

    /// <summary>Content-Security-Policy. A form's redirect counts as its action, so the client's origin is named too.</summary>
    public string Policy(Uri redirect) =>
        $"default-src 'none'; style-src 'sha256-{Hash}'; form-action 'self' {redirect.GetLeftPart(UriPartial.Authority)}; "
        + "frame-ancestors 'none'; base-uri 'none'";
}
