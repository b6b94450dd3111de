using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>Several tabs and devices show the same, and what is between two looks is not lost.</summary>
[Collection(HouseCollection.Name)]
public sealed class TabsTests(House house)
{
    private const string AtWork = """{"type":"typing","from":{"kind":"assistant","name":"OrleansBank"}}""";

    [Fact]
    public async Task What_is_said_in_one_tab_is_delivered_read_and_answered_in_all()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        var other = await visitor.NewTabAsync();
        await other.GotoAsync(house.Platform.Url.ToString());
        await other.Locator(".welcome .choice").First.WaitForAsync();

        await visitor.SayAsync("help");
        foreach (var tab in new[] { visitor.Page, other })
        {
            await tab.Locator(".message.user .state.read").WaitForAsync();
            await tab.Locator(".message.assistant .replies, .message.assistant ~ .replies").First.WaitForAsync();
        }

        // A choice that is taken in one is gone in both.
        await other.Locator(".message .replies .choice").First.ClickAsync();
        await visitor.Find(".message.user").Nth(1).WaitForAsync();
        Assert.Equal(1, await visitor.Find(".message:has(.replies)").CountAsync());
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task What_is_being_written_in_one_tab_is_seen_in_the_other_until_it_is_said()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        var other = await visitor.NewTabAsync();
        await other.GotoAsync(house.Platform.Url.ToString());
        await other.Locator(".state.on").WaitForAsync();
        await visitor.Find(".state.on").WaitForAsync();

        await other.Locator("#text").PressSequentiallyAsync("hel");
        await visitor.Find(".typing:has-text('on another device')").WaitForAsync();
        Assert.True(await other.Locator(".typing").IsHiddenAsync());

        await other.Locator("#text").PressAsync("Enter");
        await visitor.Find(".message.user:has-text('hel')").WaitForAsync();
        await visitor.Find(".typing").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        visitor.AssertNothingWrong();
    }

    /// <summary>The platform says after 300 ms of a turn that it is at work: here by a hand on the wire, as no turn is slow.</summary>
    [Fact]
    public async Task The_assistant_is_seen_at_work_until_it_has_answered()
    {
        var said = new TaskCompletionSource<Action>();
        await using var visitor = await house.VisitAsync(Words.French);
        await visitor.Page.RouteWebSocketAsync(
            "**/v1/chat*",
            client =>
            {
                var platform = client.ConnectToServer();
                client.OnMessage(frame =>
                {
                    if (frame.Text!.Contains("\"say\"", StringComparison.Ordinal))
                    {
                        said.TrySetResult(() => platform.Send(frame.Text));
                        client.Send(AtWork);
                    }
                    else
                        platform.Send(frame.Text);
                });
                platform.OnMessage(frame => client.Send(frame.Text!));
            }
        );
        await visitor.SignInAsync();
        await visitor.Find(".state.on").WaitForAsync();
        await visitor.SayAsync("aide");
        await visitor.Find(".typing:has-text('OrleansBank écrit')").WaitForAsync();
        (await said.Task)();
        await visitor.Find(".message .replies").WaitForAsync();
        await visitor.Find(".typing").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task An_alert_that_is_answered_in_one_tab_waits_in_none()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        var other = await visitor.NewTabAsync();
        await other.GotoAsync(house.Platform.Url.ToString());
        await other.Locator(".state.on").WaitForAsync();
        await visitor.EmitAsync(2);
        await other.Locator(".waits button").WaitForAsync();
        await visitor.Find(".waits button").WaitForAsync();

        await other.Locator(".answers .quiet").ClickAsync();
        foreach (var tab in new[] { visitor.Page, other })
        {
            await tab.Locator(".alert.done .outcome").WaitForAsync();
            Assert.Equal(0, await tab.Locator(".waits button, .answers").CountAsync());
        }
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task A_draft_is_kept_and_what_came_meanwhile_stands_under_a_line()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.SayAsync("hello");
        await visitor.Find(".message.user .state.read").WaitForAsync();
        await visitor.Page.FillAsync("#text", "half a thought");
        await visitor.Page.GotoAsync("about:blank");

        using var person = await Person.SignInAsync(house.Platform, visitor.Name);
        await person.SayAsync("said on another device");
        var seqs = await person.HistoryAsync();
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());

        await visitor.Find(".message .mark").WaitForAsync();
        var marked = await visitor.Find(".message:has(> .mark)").GetAttributeAsync("data-seq");
        var firstNew = seqs.First(one => (long)one["seq"]! > 2 && (string)one["from"]!["kind"]! != "user");
        Assert.Equal(firstNew["seq"]!.ToString(), marked);
        Assert.Equal("half a thought", await visitor.Page.InputValueAsync("#text"));

        // Once it was seen it is read, everywhere: the line is not there at the next look.
        await Person.UntilAsync(
            async () => (long)(await person.GetAsync("/v1/messages")).Json!["read"]! == seqs.Count,
            "it is read"
        );
        await visitor.Page.ReloadAsync();
        await visitor.Find(".message").First.WaitForAsync();
        Assert.Equal(0, await visitor.Find(".mark").CountAsync());
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task Older_messages_load_without_moving_what_is_read_and_one_tap_leads_to_the_newest()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.Page.GotoAsync("about:blank");
        await Feed.PaymentsAsync(house.Platform, visitor.Name, 500);
        await visitor.Page.GotoAsync(house.Platform.Url.ToString());
        await visitor.Find(".state.on").WaitForAsync();
        // Where a row stands is looked at in each frame until the first row has changed: it never jumps.
        var moved = await visitor.Page.EvaluateAsync<double>(
            """
            () => new Promise((done) => {
              const log = document.querySelector(".log");
              log.scrollTop = 900;
              const rows = [...document.querySelectorAll(".message")];
              const first = rows[0];
              const seen = rows.find((one) => one.getBoundingClientRect().top > log.getBoundingClientRect().top);
              const was = seen.getBoundingClientRect().top;
              let most = 0;
              const look = () => {
                most = Math.max(most, Math.abs(seen.getBoundingClientRect().top - was));
                if (document.querySelector(".message") !== first) return done(most);
                requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            })
            """
        );
        Assert.InRange(moved, 0, 1);

        await Feed.PaymentsAsync(house.Platform, visitor.Name, 1);
        await visitor.Find(".jump.some").WaitForAsync();
        await visitor.Page.ClickAsync(".jump");
        await visitor.Find(".jump").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("Shop 0", await visitor.Find(".row.tx button.name").Last.TextContentAsync());
        visitor.AssertNothingWrong();
    }

    /// <summary>200 % of a desktop, and the 320 pixels of WCAG 2.2 criterion 1.4.10: everything is there, and nothing scrolls sideways.</summary>
    [Theory]
    [InlineData(640, 400)]
    [InlineData(320, 640)]
    public async Task Enlarged_the_page_is_whole(int width, int height)
    {
        await using var visitor = await house.VisitAsync(
            Words.French,
            options => options.ViewportSize = new() { Width = width, Height = height }
        );
        await visitor.SignInAsync();
        await visitor.OfferAsync("fortbank");
        Assert.True(await visitor.OverflowAsync() < 1);
        Assert.True(await visitor.Find("dialog .actions .main").IsVisibleAsync());
        await visitor.CloseDialogAsync();
        var field = await visitor.Find("#text").BoundingBoxAsync();
        Assert.InRange(field!.Y + field.Height, 0, height);
        Assert.True(await visitor.OverflowAsync() < 1);
    }
}
