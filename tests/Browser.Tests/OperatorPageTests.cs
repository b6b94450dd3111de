using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OrleansBank.Browser.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Browser.Tests;

/// <summary>The operators' page over a platform of its own, whose bank can be told to refuse and to be away.</summary>
[Collection(HouseCollection.Name)]
public sealed class OperatorPageTests(House house) : IAsyncLifetime
{
    private const string Token = "an operator's token of 32 characters";
    private const string Merchant = "Kiosk Secret";
    private const int BytesMax = 16 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("orleansbank-operator-").FullName;
    private readonly Looks _looks = new();
    private GatewayProcess? _platform;

    public async Task InitializeAsync()
    {
        var file = Path.Combine(_folder, "operator_token");
        await File.WriteAllTextAsync(file, Token + "\n");
        _platform = await GatewayProcess.StartAsync(
            data: null,
            $"--Operator:TokenFile={file}",
            "--Banks:sandbank:Limits:FailuresToOpen=1"
        );
    }

    public async Task DisposeAsync()
    {
        await _platform!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("fr", "Cette passerelle n’a pas d’exploitants")]
    [InlineData("en", "This gateway has no operators")]
    public async Task Without_a_configured_token_it_says_how_to_configure_one(string language, string title)
    {
        await using var visitor = await house.VisitAsync(Words.Of(language));
        // Chromium tells the 404 by which the page knows.
        visitor.ExpectCuts();
        await visitor.Page.GotoAsync(new Uri(house.Platform.Url, "/operator").ToString());
        await visitor.Find($"h2:has-text('{title}')").WaitForAsync();
        Assert.Contains("Operator:TokenFile", await visitor.Find("pre").InnerTextAsync(), StringComparison.Ordinal);
        await _looks.AtAsync(visitor, "operator-1-closed");
        _looks.AssertNothingWrong();
        visitor.AssertNothingWrong();
    }

    [Theory]
    [InlineData("fr", "Ce n’est pas le jeton", "Trop de jetons", "Tout va bien.")]
    [InlineData("en", "That is not the token", "Too many wrong tokens", "All is well.")]
    public async Task A_wrong_token_is_told_too_many_are_refused_and_the_right_one_opens_the_board(
        string language,
        string wrong,
        string tooMany,
        string well
    )
    {
        await using var visitor = await house.VisitAsync(_platform!, Words.Of(language));
        visitor.ExpectCuts();
        await OpenAsync(visitor, Token.ToUpperInvariant());
        await visitor.Find($".problem:has-text('{wrong}')").WaitForAsync();
        await _looks.AtAsync(visitor, "operator-2-wrong-token");
        for (var tries = 0; await visitor.Find($".problem:has-text('{tooMany}')").CountAsync() == 0; tries++)
        {
            Assert.InRange(tries, 0, 100);
            await visitor.Page.ClickAsync(".door .main");
            await visitor.Find(".problem:not(:empty)").WaitForAsync();
        }

        await Person.UntilAsync(
            async () =>
            {
                await visitor.Page.FillAsync("#token", Token);
                await visitor.Page.ClickAsync(".door .main");
                await visitor.Find(".board, .problem:not(:empty)").First.WaitForAsync();
                return await visitor.Find(".board").CountAsync() == 1;
            },
            "the right token is listened to again"
        );

        await visitor.Find($".findings .good:has-text('{well}')").WaitForAsync();
        Assert.Equal("embedded", await visitor.Find(".silos h3 bdi").InnerTextAsync());
        Assert.Equal(3, await visitor.Find(".banks .card").CountAsync());
        await _looks.AtAsync(visitor, "operator-3-well");
        // Nothing of the token stays where another page, or a restored tab, would find it.
        Assert.DoesNotContain(
            Token,
            await visitor.Page.EvaluateAsync<string>(
                "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])"
            ),
            StringComparison.Ordinal
        );
        await visitor.Page.ReloadAsync();
        await visitor.Find("#token").WaitForAsync();
        _looks.AssertNothingWrong();
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task A_dead_letter_is_seen_owed_again_and_gone_and_nobody_is_named()
    {
        using var person = await LinkedAsync();
        await BehaveAsync("400");
        await AnswerAlertAsync(person);
        await using var visitor = await house.VisitAsync(_platform!, Words.English);
        await OpenAsync(visitor, Token);
        await visitor.Find(".letters .card:has-text('http_400')").WaitForAsync();
        await visitor.Find(".findings .bad:has-text('1 dead letter for Sandbank')").WaitForAsync();
        await _looks.AtAsync(visitor, "operator-4-dead-letter");
        await AssertNobodyIsNamedAsync(visitor, person);

        // The list is asked for anew every few seconds; who stands on a button stays there.
        await visitor.Find(".letters .card button").FocusAsync();
        await visitor.Page.WaitForResponseAsync(answer =>
            answer.Url.Contains("dead-letters", StringComparison.Ordinal)
        );
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => 'letter' in document.activeElement.dataset"));

        await BehaveAsync("ok");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Find("dialog .main").WaitForAsync();
        await _looks.AtAsync(visitor, "operator-5-owe-again");
        await visitor.Page.ClickAsync("dialog .main");

        await visitor.Find("[role=status]:has-text('It is owed to sandbank again.')").WaitForAsync();
        await visitor.Find(".letters:has-text('No bank refused anything for good.')").WaitForAsync();
        await visitor.Find(".findings .good").WaitForAsync();
        await Person.UntilAsync(
            async () => (await new BankSide(_platform!, "sandbank").ReceivedAsync()).Count > 0,
            "the bank got the decision"
        );
        _looks.AssertNothingWrong();
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task A_bank_that_is_away_stands_out_and_so_does_what_it_is_owed()
    {
        using var person = await LinkedAsync();
        await BehaveAsync("503");
        await AnswerAlertAsync(person);
        await using var visitor = await house.VisitAsync(_platform!, Words.English);
        await OpenAsync(visitor, Token);
        await visitor.Find(".findings .bad:has-text('Sandbank does not take decisions')").WaitForAsync();
        await visitor.Find(".banks .card:has-text('Sandbank'):has-text('does not answer')").WaitForAsync();
        await _looks.AtAsync(visitor, "operator-6-bank-away");

        await BehaveAsync("ok");
        await visitor.Find(".findings .good").WaitForAsync();
        _looks.AssertNothingWrong();
        visitor.AssertNothingWrong();
    }

    /// <summary>What a cluster of two silos answers, of which one has died: the page alone is looked at here.</summary>
    [Theory]
    [InlineData("fr", "22 partitions ne sont à personne.")]
    [InlineData("en", "22 partitions have no owner.")]
    public async Task Partitions_without_an_owner_and_silos_that_are_gone_stand_out(string language, string said)
    {
        await using var visitor = await house.VisitAsync(_platform!, Words.Of(language));
        await visitor.Page.RouteAsync(
            "**/v1/operator/status",
            async route =>
            {
                var answer = await route.FetchAsync();
                var status = JsonNode.Parse(await answer.TextAsync());
                if (status?["silos"] is JsonArray)
                    BreakCluster(status.AsObject());
                await route.FulfillAsync(new() { Response = answer, Body = status!.ToJsonString() });
            }
        );
        await OpenAsync(visitor, Token);
        await visitor.Find($".findings .bad:has-text('{said}')").WaitForAsync();
        Assert.Equal(64, await visitor.Find(".cell").CountAsync());
        Assert.Equal(22, await visitor.Find(".cell.unowned").CountAsync());
        Assert.Equal(1, await visitor.Find(".silos .tag.bad").CountAsync());
        await _looks.AtAsync(visitor, "operator-7-silo-gone");
        _looks.AssertNothingWrong();
        visitor.AssertNothingWrong();
    }

    [Fact]
    public async Task All_of_it_is_small_and_comes_from_the_gateway_alone()
    {
        var foreign = new List<string>();
        var own = 0L;
        await using var visitor = await house.VisitAsync(_platform!, Words.English);
        visitor.Context.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != _platform!.Url.Authority)
                foreign.Add(request.Url);
        };
        await OpenAsync(visitor, Token);
        await visitor.Find(".findings .good").WaitForAsync();
        Assert.Empty(foreign);
        var pages = Path.Combine(RepoRoot.Path, "src", "Gateway", "Web", "wwwroot");
        foreach (var file in Directory.GetFiles(Path.Combine(pages, "operator"), "*", SearchOption.AllDirectories))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Path.GetRelativePath(pages, file));
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await _platform!.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            own += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(own, 1, BytesMax);
    }

    private async Task OpenAsync(Visitor visitor, string token)
    {
        await visitor.Page.GotoAsync(new Uri(_platform!.Url, "/operator").ToString());
        await visitor.Page.FillAsync("#token", token);
        await visitor.Page.ClickAsync(".door .main");
    }

    private async Task<Person> LinkedAsync()
    {
        var person = await Person.SignInAsync(_platform!, $"p{Fresh.Id()[..8]}");
        await person.LinkAsync("sandbank", "balances", "transactions", "alerts");
        return person;
    }

    private async Task BehaveAsync(string decisions)
    {
        using var told = await _platform!.Sandbox.PostAsJsonAsync("/sandbank/behave", new { decisions });
        told.EnsureSuccessStatusCode();
    }

    /// <summary>The bank is owed the answer to its alert.</summary>
    private async Task AnswerAlertAsync(Person person)
    {
        var account = (await person.AccountsAsync("sandbank"))[0]!;
        var bank = new BankSide(_platform!, "sandbank");
        var alert = bank.FraudAlert((string)account["AccountId"]!, account["Cards"]![0]!, "89.00", Merchant);
        Assert.Equal("applied", (string?)(await bank.EmitAsync(alert))[0]!["status"]);
        var asked = (await person.HistoryAsync()).Single(one => (string?)one["card"]?["merchant"] == Merchant);
        var payload = asked["quickReplies"]!
            .AsArray()
            .Select(reply => (string)reply!["payload"]!)
            .Single(one => one.EndsWith(":mine", StringComparison.Ordinal));
        var (status, _) = await person.PostAsync("/v1/messages", new { id = Fresh.Id(), payload });
        Assert.Equal(HttpStatusCode.OK, status);
    }

    private async Task AssertNobodyIsNamedAsync(Visitor visitor, Person person)
    {
        var seen = await visitor.Page.ContentAsync();
        foreach (var path in new[] { "status", "dead-letters" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/operator/{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            using var answer = await _platform!.Http.SendAsync(request);
            seen += await answer.Content.ReadAsStringAsync();
        }
        Assert.Contains("http_400", seen, StringComparison.Ordinal);
        foreach (var personal in new[] { person.Name, Merchant, "89.00", "89,00" })
            Assert.DoesNotContain(personal, seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, _platform!.Console, StringComparison.Ordinal);
    }

    private static void BreakCluster(JsonObject status)
    {
        status["mode"] = "cluster";
        var alive = status["silos"]![0]!;
        alive["name"] = "silo-1-4c1f9a20";
        alive["address"] = "http://10.0.0.11:8090";
        alive["partitions"] = 42;
        var gone = alive.DeepClone();
        gone["name"] = "silo-2-77e0b3d1";
        gone["lives"] = false;
        gone["partitions"] = 22;
        status["silos"]!.AsArray().Add(gone);
        status["partitions"] = new JsonArray([
            .. Enumerable
                .Range(0, 64)
                .Select(number => new JsonObject
                {
                    ["number"] = number,
                    ["epoch"] = 1 + number % 7,
                    ["silo"] = number < 42 ? "silo-1-4c1f9a20" : "silo-2-77e0b3d1",
                    ["owned"] = number < 42,
                }),
        ]);
    }
}
