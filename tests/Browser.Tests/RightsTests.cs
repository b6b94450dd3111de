using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;

namespace OrleansBank.Browser.Tests;

/// <summary>What a person may see and do about their data, each where it is said to be.</summary>
[Collection(HouseCollection.Name)]
public sealed class RightsTests(House house)
{
    private const string LedgerPath = "**/v1/ledger?since=0";

    [Fact]
    public async Task A_changed_line_of_the_ledger_breaks_the_chain_in_the_browser()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.OpenPageAsync("ledger");
        await visitor.Find(".verdict:not(.bad)").WaitForAsync();
        await visitor.CloseDialogAsync();

        // The same ledger with one word changed, then with its last line taken out.
        await ChangeAsync(visitor, ledger => ledger["entries"]![0]!["permissions"]![0] = "offers");
        await visitor.OpenPageAsync("ledger");
        await visitor.Find(".verdict.bad:has-text('line 1')").WaitForAsync();
        Assert.Equal(1, await visitor.Find(".chain .broken").CountAsync());
        await visitor.CloseDialogAsync();
        await visitor.Page.UnrouteAsync(LedgerPath);
        await ChangeAsync(visitor, ledger => ledger["entries"]!.AsArray().RemoveAt(0));
        await visitor.OpenPageAsync("ledger");
        await visitor.Find(".verdict.bad").WaitForAsync();
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task The_export_is_a_file_and_erasing_everything_leaves_nothing_behind()
    {
        await using var visitor = await house.VisitAsync(Words.French);
        await visitor.SignInAsync();
        await visitor.SayAsync("aide");
        await visitor.Find(".message .replies").WaitForAsync();
        await visitor.Page.FillAsync("#text", "à moitié écrit");
        await visitor.OpenPageAsync("data");

        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.ClickAsync("dialog .main"));
        using var export = JsonDocument.Parse(await File.ReadAllTextAsync(await file.PathAsync()));
        Assert.Equal("orleansbank.json", file.SuggestedFilename);
        Assert.Contains("aide", export.RootElement.GetRawText(), StringComparison.Ordinal);

        await visitor.Page.ClickAsync("dialog.page .danger");
        var go = visitor.Find("dialog.small .danger");
        Assert.True(await go.IsDisabledAsync());
        await visitor.Page.CheckAsync("dialog.small input");
        await go.ClickAsync();
        await visitor.Find(".door .note").WaitForAsync();
        Assert.Equal(0, await visitor.Find(".message, dialog").CountAsync());
        Assert.DoesNotContain("écrit", await StoredAsync(visitor), StringComparison.Ordinal);

        // The same name comes to an empty house.
        await visitor.SignInAsync(visitor.Name);
        await visitor.Find(".welcome").WaitForAsync();
        Assert.Equal(0, await visitor.Find(".message").CountAsync());
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task An_old_sign_in_is_asked_for_again_and_comes_back_to_the_page()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.Page.RouteAsync("**/v1/me/export", route => route.FulfillAsync(TooOld));
        await visitor.OpenPageAsync("data");
        await visitor.Page.ClickAsync("dialog .main");
        await visitor.Page.ClickAsync("dialog .problem .quiet");
        await visitor.Find(".door .note").WaitForAsync();
        Assert.Equal(visitor.Name, await visitor.Page.InputValueAsync("#user"));
        visitor.ExpectCuts();
    }

    [Theory]
    [InlineData("denied", "You said no at the bank")]
    [InlineData("link_expired", "It took too long")]
    [InlineData("<script>", "That did not work")]
    public async Task What_a_way_to_the_bank_came_to_is_said_in_plain_words_and_leaves_the_address(
        string code,
        string told
    )
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.Page.GotoAsync($"{house.Platform.Url}?link_error={Uri.EscapeDataString(code)}");
        await visitor.Find($".refused:has-text('{told}')").WaitForAsync();
        Assert.Equal(house.Platform.Url.ToString(), visitor.Page.Url);
        visitor.AssertNothingWrong();
    }

    private static RouteFulfillOptions TooOld { get; } =
        new()
        {
            Status = 403,
            ContentType = "application/problem+json",
            Body = """{"type":"urn:orleansbank:problem:sign_in_too_old","status":403,"code":"sign_in_too_old"}""",
        };

    private static Task ChangeAsync(Visitor visitor, Action<JsonNode> change) =>
        visitor.Page.RouteAsync(
            LedgerPath,
            async route =>
            {
                var answer = await route.FetchAsync();
                var ledger = JsonNode.Parse(await answer.TextAsync())!;
                change(ledger);
                await route.FulfillAsync(new() { Response = answer, Body = ledger.ToJsonString() });
            }
        );

    private static Task<string> StoredAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
}
