using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;

namespace OrleansBank.Browser.Tests;

/// <summary>The door of a platform whose people sign in at an identity provider. The provider's part is played by the test.</summary>
[Collection(HouseCollection.Name)]
public sealed class SignInWayTests(House house)
{
    [Fact]
    public async Task The_door_leads_to_the_provider_and_asks_for_no_name()
    {
        await using var visitor = await house.VisitAsync(Words.Of("fr"));
        await AnswerAsync(visitor, "openid_connect");
        var asked = new TaskCompletionSource<string>();
        await visitor.Page.RouteAsync(
            "**/v1/sign-in?*",
            async route =>
            {
                asked.TrySetResult(route.Request.Url);
                await route.FulfillAsync(new() { Status = 200, Body = "the provider's page" });
            }
        );

        await visitor.Page.GotoAsync(visitor.Platform.Url.ToString());
        await visitor.Page.ClickAsync(".door .main");

        var url = await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains("locale=fr", url, StringComparison.Ordinal);
        Assert.Contains("timeZone=Europe%2FParis", url, StringComparison.Ordinal);
        Assert.Contains("fresh=false", url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_wrong_at_the_provider_is_said_in_plain_words_and_leaves_the_address()
    {
        await using var visitor = await house.VisitAsync(Words.Of("en"));
        await AnswerAsync(visitor, "openid_connect");

        await visitor.Page.GotoAsync($"{visitor.Platform.Url}?sign_in_error=provider_unavailable");

        await visitor.Find(".door .note:has-text('does not answer')").WaitForAsync();
        Assert.Equal(0, await visitor.Find("#user").CountAsync());
        Assert.DoesNotContain("sign_in_error", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_apps_sign_in_the_door_says_so()
    {
        await using var visitor = await house.VisitAsync(Words.Of("en"));
        await AnswerAsync(visitor, "bearer");

        await visitor.Page.GotoAsync(visitor.Platform.Url.ToString());

        await visitor.Find(".door :text('for apps')").WaitForAsync();
        Assert.Equal(0, await visitor.Find("#user, .door .main").CountAsync());
    }

    private static Task AnswerAsync(Visitor visitor, string way) =>
        visitor.Page.RouteAsync(
            "**/v1/sign-in/way",
            route => route.FulfillAsync(new() { ContentType = "application/json", Body = $$"""{"way":"{{way}}"}""" })
        );
}
