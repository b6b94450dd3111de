using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;

namespace OrleansBank.Browser.Tests;

/// <summary>All of the main job without a pointer: only keys are pressed here, and what has the focus is always seen.</summary>
[Collection(HouseCollection.Name)]
public sealed class KeyboardTests(House house)
{
    private const int TabsMax = 60;

    [Theory]
    [InlineData("fr", 390, 844)]
    [InlineData("en", 1280, 800)]
    public async Task A_person_links_and_answers_an_alert_by_keys_alone(string language, int width, int height)
    {
        var words = Words.Of(language);
        await using var visitor = await house.VisitAsync(
            words,
            options => options.ViewportSize = new() { Width = width, Height = height }
        );
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);
        await page.GotoAsync(house.Platform.Url.ToString());
        await FocusedAsync(visitor, "#user");
        await keys.TypeAsync($"keys-{language}");
        await keys.PressAsync("Enter");

        // One writes at once; the offer is reached by Tab, backwards.
        await FocusedAsync(visitor, "#text");
        await keys.TypeAsync(string.Format(null, words.Link, "sandbank"));
        await keys.PressAsync("Enter");
        await visitor.Find(".offer .main").WaitForAsync();
        await TabToAsync(visitor, ".offer .main", back: true);
        await keys.PressAsync("Enter");

        // The dialog holds the focus: its heading first, then what can be chosen.
        await FocusedAsync(visitor, "dialog.consent h2");
        await TabToAsync(visitor, "dialog input[name=receipts]");
        await keys.PressAsync("Space");
        await TabToAsync(visitor, "dialog .actions .main");
        await keys.PressAsync("Enter");
        await visitor.Find("button[value=approve]").WaitForAsync();
        await TabToAsync(visitor, "button[value=approve]");
        await keys.PressAsync("Enter");

        // Back: what was granted has the focus, without what was left out.
        await FocusedAsync(visitor, ".granted h2");
        Assert.Equal(3, await CountGrantedAsync(visitor));
        await visitor.Find(".progress.active").WaitForAsync();
        await TabToAsync(visitor, ".granted .round");
        await keys.PressAsync("Enter");

        // A suspicious payment, made to happen and answered.
        await TabToAsync(visitor, ".lab summary");
        await keys.PressAsync("Enter");
        await TabToAsync(visitor, ".lab .choice:nth-child(3)");
        await keys.PressAsync("Enter");
        await visitor.Find(".waits .danger").WaitForAsync();
        await TabToAsync(visitor, ".waits .danger", back: true);
        await keys.PressAsync("Enter");
        await FocusedAsync(visitor, ".answers button");
        await TabToAsync(visitor, ".answers .danger");
        await keys.PressAsync("Enter");
        await visitor.Find(".plastic.frozen").WaitForAsync();
        await FocusedAsync(visitor, "#text");
        await visitor.Find(".waits .danger").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task Escape_closes_what_is_open_and_the_focus_goes_back()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        var keys = visitor.Page.Keyboard;

        await TabToAsync(visitor, ".toggle", back: true);
        await keys.PressAsync("Enter");
        await visitor.Find(".menu.open").WaitForAsync();
        await keys.PressAsync("Escape");
        await FocusedAsync(visitor, ".toggle");

        await keys.PressAsync("Enter");
        await TabToAsync(visitor, ".menu .item:nth-child(3)");
        await keys.PressAsync("Enter");
        await visitor.Find("dialog.page").WaitForAsync();
        Assert.EndsWith("#ledger", visitor.Page.Url, StringComparison.Ordinal);
        await keys.PressAsync("Escape");
        await visitor.Find("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        // Asked of the page itself, again and again: a wait for a navigation that is over already never ends.
        await visitor.Page.WaitForFunctionAsync("(own) => location.href === own", house.Platform.Url.ToString());

        // From the top of the page one key leads past all of it.
        await visitor.Page.EvaluateAsync("() => document.activeElement.blur()");
        await TabToAsync(visitor, ".skip");
        await keys.PressAsync("Enter");
        await FocusedAsync(visitor, "#text");
        visitor.AssertNothingWrong();
    }

    private static Task<int> CountGrantedAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<int>("() => document.querySelector('.granted li').textContent.split(' · ').length");

    private static Task FocusedAsync(Visitor visitor, string selector) =>
        visitor.Find($"{selector}:focus").First.WaitForAsync();

    /// <summary>Tab, until it is there; on the way nothing may have the focus that can't be seen to have it.</summary>
    private static async Task TabToAsync(Visitor visitor, string selector, bool back = false)
    {
        for (var i = 0; i < TabsMax; i++)
        {
            await visitor.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            var seen = await visitor.Page.EvaluateAsync<string>(
                """
                (selector) => {
                  const one = document.activeElement;
                  if (!one || one === document.body) return "";
                  const box = one.getBoundingClientRect();
                  const style = getComputedStyle(one);
                  const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && style.outlineStyle !== "none";
                  return (one.matches(selector) ? "there " : "") + (isSeen ? "" : "unseen: " + one.outerHTML.slice(0, 120));
                }
                """,
                selector
            );
            Assert.DoesNotContain("unseen", seen, StringComparison.Ordinal);
            if (seen.StartsWith("there", StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"{selector} can't be reached by Tab");
    }
}
