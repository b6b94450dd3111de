using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>The page shows of each alert what the platform holds, however and wherever it was answered, and at the next look as well.</summary>
[Collection(HouseCollection.Name)]
public sealed class AlertsTests(House house)
{
    private const string Old = "Kiosk Old";
    private const string New = "Kiosk New";
    private const int WordsMax = 140;

    [Theory]
    [InlineData(Old, New, "mine", "Yes, it was me")]
    [InlineData(Old, New, "not_mine", "No, it wasn't me")]
    [InlineData(New, Old, "mine", "Yes, it was me")]
    [InlineData(New, Old, "not_mine", "No, it wasn't me")]
    public async Task Of_two_alerts_the_one_that_another_device_answers_ends_and_the_other_waits(
        string answered,
        string waiting,
        string answer,
        string title
    )
    {
        await using var visitor = await LinkedAsync(Words.English);
        using var person = await Person.SignInAsync(house.Platform, visitor.Name);
        await EmitAsync(person, Old);
        await EmitAsync(person, New);
        await visitor.Find(".alert:not(.done)").Nth(1).WaitForAsync();

        await TapAsync(person, answered, answer);

        for (var look = 0; look < 2; look++)
        {
            await visitor.Find($".alert.done:has-text('{answered}') .outcome").WaitForAsync();
            Assert.Contains(
                title,
                (await visitor.Find($".alert.done:has-text('{answered}') .outcome").InnerTextAsync()).Replace(
                    '’',
                    '\''
                ),
                StringComparison.Ordinal
            );
            Assert.Equal(
                3,
                await visitor.Find($".alert:not(.done):has-text('{waiting}') .answers button").CountAsync()
            );
            Assert.Equal(1, await visitor.Find(".answers").CountAsync());
            Assert.Equal("A payment waits for your answer", await visitor.Find(".waits span").InnerTextAsync());
            await visitor.Page.ReloadAsync();
            await visitor.Find(".state.on").WaitForAsync();
        }

        // The one that waits can still be answered, from here.
        await visitor.Find($".alert:not(.done):has-text('{waiting}') .answers .quiet").ClickAsync();
        await visitor.Find(".waits button").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await visitor.Find(".message.user .state.read").Last.WaitForAsync();
        Assert.Equal(["mine", answer], (await AnswersAsync(person)).Order());
        visitor.AssertNothingWrong();
    }

    [Theory]
    [InlineData("en", "no", "You answered: No")]
    [InlineData("fr", "non, ce n'était pas moi", "Votre réponse")]
    public async Task A_typed_no_ends_the_alert_on_the_page_too(string language, string typed, string outcome)
    {
        await using var visitor = await LinkedAsync(Words.Of(language));
        using var person = await Person.SignInAsync(house.Platform, visitor.Name, visitor.Words.Locale);
        await EmitAsync(person, Old);
        await visitor.Find(".answers").WaitForAsync();

        await visitor.SayAsync(typed);

        await visitor.Find(".plastic.frozen").WaitForAsync();
        for (var look = 0; look < 2; look++)
        {
            await visitor.Find($".alert.done .outcome:has-text('{outcome}')").WaitForAsync();
            Assert.Equal(0, await visitor.Find(".waits button, .answers").CountAsync());
            await visitor.Page.ReloadAsync();
            await visitor.Find(".state.on").WaitForAsync();
        }
        visitor.AssertNothingWrong();
    }

    /// <summary>The panel of what was granted, and words of a bank as long as they come, leave the answers where a thumb is.</summary>
    [Fact]
    public async Task Nothing_pushes_the_answers_off_a_phone_and_the_long_words_are_a_tap_away()
    {
        await using var visitor = await house.VisitAsync(Words.French);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.Find(".panel.granted").WaitForAsync();
        using var person = await Person.SignInAsync(house.Platform, visitor.Name, "fr-FR");
        var merchant = string.Concat(Enumerable.Repeat("Marchand ", WordsMax / 9));

        await EmitAsync(person, merchant, reason: string.Concat(Enumerable.Repeat("raison ", WordsMax / 7)));

        await visitor.Find(".answers").WaitForAsync();
        await visitor.Find(".panel.granted").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        foreach (var answer in new[] { ".quiet", ".danger" })
        {
            Assert.True(
                await visitor.Page.EvaluateAsync<bool>(
                    """
                    (answer) => {
                      const box = document.querySelector(`.answers ${answer}`).getBoundingClientRect();
                      const log = document.querySelector(".log").getBoundingClientRect();
                      return box.top >= log.top && box.bottom <= log.bottom;
                    }
                    """,
                    answer
                ),
                $"{answer} is out of sight"
            );
        }
        Assert.True(await visitor.Page.EvaluateAsync<bool>(IsCut));
        await visitor.Find(".alert .clamped > .link").ClickAsync();
        Assert.False(await visitor.Page.EvaluateAsync<bool>(IsCut));
        Assert.Contains(merchant.Trim(), await visitor.Find(".alert .who").InnerTextAsync(), StringComparison.Ordinal);
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task The_panel_of_what_was_granted_leaves_for_what_is_said_next()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        await visitor.Find(".panel.granted").WaitForAsync();

        await visitor.SayAsync("help");

        await visitor.Find(".panel.granted").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        visitor.AssertNothingWrong();
    }

    private const string IsCut =
        "() => [...document.querySelectorAll('.alert .who, .alert dd')].some((one) => one.scrollHeight > one.clientHeight + 1)";

    private async Task<Visitor> LinkedAsync(Words words)
    {
        var visitor = await house.VisitAsync(words);
        await visitor.SignInAsync();
        await visitor.LinkAsync();
        return visitor;
    }

    private async Task EmitAsync(Person person, string merchant, string reason = "unusual place")
    {
        var account = (await person.AccountsAsync("sandbank"))[0]!;
        var bank = new BankSide(house.Platform, "sandbank");
        var alert = bank.FraudAlert((string)account["AccountId"]!, account["Cards"]![0]!, "89.00", merchant);
        alert["data"]!["Reason"] = reason;
        Assert.Equal("applied", (string?)(await bank.EmitAsync(alert))[0]!["status"]);
    }

    /// <summary>As another device of the same person, by the choice that the alert's own message offers.</summary>
    private static async Task TapAsync(Person person, string merchant, string answer)
    {
        var asked = (await person.HistoryAsync()).Single(one => (string?)one["card"]?["merchant"] == merchant);
        var payload = asked["quickReplies"]!
            .AsArray()
            .Select(reply => (string)reply!["payload"]!)
            .Single(payload => payload.EndsWith($":{answer}", StringComparison.Ordinal));
        var (status, json) = await person.PostAsync("/v1/messages", new { id = Fresh.Id(), payload });
        Assert.True(status == System.Net.HttpStatusCode.OK, json?.ToString());
    }

    /// <summary>What the platform told of each alert, in its own cards.</summary>
    private static async Task<IEnumerable<string>> AnswersAsync(Person person)
    {
        List<JsonNode> ended = [];
        await Person.UntilAsync(
            async () =>
            {
                var cards = (await person.HistoryAsync()).Select(one => one["card"]).OfType<JsonNode>();
                ended =
                [
                    .. cards.Where(card => (string)card["kind"]! == "fraud_alert" && (string)card["status"]! != "open"),
                ];
                return ended.Count == 2;
            },
            "both alerts are told to have ended"
        );
        Assert.Equal(2, ended.Select(card => (string)card["alertId"]!).Distinct(StringComparer.Ordinal).Count());
        return ended.Select(card => (string)card["status"]!);
    }
}
