using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>Words of banks and of people are text, whatever they hold: nothing breaks out, nothing breaks the layout.</summary>
[Collection(HouseCollection.Name)]
public sealed class HostileTests(House house)
{
    private const int SayMax = 2_000;
    private const int MerchantMax = 140;

    private static readonly string[] Corpus =
    [
        "<script>document.title='broken out'</script>",
        "<img src=x onerror=\"document.title='broken out'\">",
        "\"><svg/onload=alert(1)>&lt;b&gt;{{7*7}}${7*7}",
        "</li></ol><style>*{display:none}</style><!--",
        "javascript:alert(1)//https://example.com/?a=1&b=2",
        "\u202EdrawkcaB\u202C \u2066left\u2069 \u2067\u05d9\u05de\u05d9\u05df\u2069",
        "\u202E\u202E\u202E never closed",
        "مقهى الميناء · בית קפה · Café",
        "a\u200Bb\u200Cc\u200Dd\uFEFFe\u00ADf",
        "👩‍👩‍👧‍👦🏳️‍🌈🇫🇷👍🏽" + string.Concat(Enumerable.Repeat("🧑🏿‍🚀", 12)),
        "Z\u0351\u0322\u0329\u0321\u0338a\u0311\u0310\u0328l\u0357\u0321g\u0334\u0322o\u0315\u0321\u0327\u0334",
        "﷽﷽﷽𒐫𒐫꧅꧅",
        "line\nline\n\n\n\n\nline\ttab",
        "'; DROP TABLE people; --",
        "__proto__ constructor toString",
    ];

    [Fact]
    public async Task Nothing_breaks_out_and_nothing_breaks_the_layout()
    {
        await using var visitor = await house.VisitAsync(Words.French);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        using var person = await Person.SignInAsync(house.Platform, visitor.Name, "fr-FR");
        var account = (await person.AccountsAsync("sandbank"))[0]!;
        var bank = new BankSide(house.Platform, "sandbank");

        var merchants = Corpus.Append(new string('W', MerchantMax)).ToArray();
        foreach (var merchant in merchants)
            await EmitAsync(bank, account, merchant);
        await visitor.Find(".row.tx").Nth(merchants.Length - 1).WaitForAsync();
        var alert = bank.FraudAlert((string)account["AccountId"]!, account["Cards"]![0]!, "9.99", Corpus[1]);
        alert["data"]!["Country"] = "<b>";
        alert["data"]!["Reason"] = Corpus[5];
        await bank.EmitAsync(alert);
        await visitor.Find(".answers").WaitForAsync();
        foreach (
            var text in Corpus.Append(new string('x', SayMax)).Append(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 200)))
        )
            await SayAsync(visitor, text);

        foreach (var (width, height) in new[] { (390, 844), (320, 640), (1280, 800) })
            await LookAsync(visitor, width, height);
        await visitor.Page.EvaluateAsync("() => { document.documentElement.dir = 'rtl'; }");
        await LookAsync(visitor, 390, 844);
        await visitor.Find(".row.tx button.name").First.ClickAsync();
        await LookAsync(visitor, 390, 844);
        Assert.Equal(
            merchants.Length > 0,
            (await visitor.Find(".row.tx bdi").AllTextContentsAsync()).Contains(Corpus[0])
        );
        visitor.AssertNothingWrong();
    }

    /// <summary>The bank's own schema may refuse some of it: what it lets through is what counts.</summary>
    private static async Task EmitAsync(BankSide bank, JsonNode account, string merchant)
    {
        var payment = bank.Transaction((string)account["AccountId"]!, "1.00", merchant);
        payment["data"]!["TransactionInformation"] = merchant;
        var results = await bank.EmitAsync(payment);
        Assert.Equal("applied", (string?)results[0]!["status"]);
    }

    /// <summary>At the pace that the platform allows: each is accepted before the next.</summary>
    private static async Task SayAsync(Visitor visitor, string text)
    {
        await visitor.SayAsync(text);
        await visitor.Find(".message.waiting").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task LookAsync(Visitor visitor, int width, int height)
    {
        await visitor.Page.SetViewportSizeAsync(width, height);
        Assert.Equal("", await BrokenOutAsync(visitor.Page));
        Assert.True(await visitor.OverflowAsync() < 1, $"something is beyond the edge at {width} pixels");
        // Nothing scrolls sideways, and the way to write is still there.
        Assert.Equal(
            0,
            await visitor.Page.EvaluateAsync<int>(
                "() => [...document.querySelectorAll('body, #app, .log, .body, .stage')].filter((one) => one.scrollWidth > one.clientWidth).length"
            )
        );
        Assert.True(await visitor.Find("#text").IsVisibleAsync());
    }

    private static Task<string> BrokenOutAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              const foreign = document.querySelectorAll("#app script, #app style, #app iframe, .log img, .log a, .log [onerror], .log [onload]");
              return foreign.length > 0 ? foreign[0].outerHTML : document.title.includes("broken out") ? document.title : "";
            }
            """
        );
}
