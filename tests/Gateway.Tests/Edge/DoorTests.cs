using System.Net;
using System.Net.Http.Headers;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Problems;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Edge;

public sealed class DoorTests
{
    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example:{port}", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.1:1", false)]
    [InlineData("127.0.0.1:{port}", true)]
    [InlineData("LOCALHOST:{port}", true)]
    [InlineData("[::1]:{port}", true)]
    [InlineData("bank.example", true)]
    public async Task Only_a_Host_of_ours_is_answered(string host, bool isOurs)
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                ExtraHosts = ["bank.example"],
            }
        );
        using var answer = await AskAsync(gateway, host, "/v1/banks", await gateway.SignInAsync("alice"));

        if (isOurs)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            await answer.ShowsAsync(HttpStatusCode.BadRequest, "unknown_host");
    }

    /// <summary>Probes and operators ask the process itself, at whatever address it has; everything else is asked as people reach it.</summary>
    [Theory]
    [InlineData("/health/live", true)]
    [InlineData("/health/ready", true)]
    [InlineData("/health/live/", false)]
    [InlineData("/health", false)]
    [InlineData("/", false)]
    [InlineData("/operator", false)]
    [InlineData("/v1/operator/status", false)]
    [InlineData("/openapi/v1.json", false)]
    public async Task Health_alone_is_answered_at_the_own_address_of_a_process_that_people_reach_elsewhere(
        string path,
        bool isAnswered
    )
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                PublicUrl = new Uri("http://localhost:1"),
            }
        );
        using var answer = await AskAsync(gateway, gateway.Url.Authority, path, token: null);

        if (isAnswered)
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else
            await answer.ShowsAsync(HttpStatusCode.BadRequest, "unknown_host");
    }

    private static async Task<HttpResponseMessage> AskAsync(
        RunningGateway gateway,
        string host,
        string path,
        string? token
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host.Replace("{port}", $"{gateway.Url.Port}", StringComparison.Ordinal);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await gateway.Client.SendAsync(request);
    }

    [Theory]
    [InlineData("/v1/messages?access_token=abc")]
    [InlineData("/v1/messages?limit=1&TOKEN=abc")]
    [InlineData("/v1/messages?bearer=")]
    [InlineData("/v1/messages?%61ccess_token=abc")]
    [InlineData("/v1/messages?x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")]
    [InlineData("/v1/messages?x=Bearer%20eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")]
    [InlineData("/?session=abc")]
    [InlineData("/v1/links/callback?access_token=abc")]
    public async Task A_token_in_the_URL_is_refused_wherever_it_stands(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.SendAsync(HttpMethod.Get, path, await gateway.SignInAsync("alice"));

        await answer.ShowsAsync(HttpStatusCode.BadRequest, "token_in_url");
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/nothing.js", HttpStatusCode.NotFound, "not_found")]
    [InlineData("GET", "/../../etc/passwd", HttpStatusCode.NotFound, "not_found")]
    [InlineData("PUT", "/v1/messages", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/v1/sessions", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/v1/messages", HttpStatusCode.Unauthorized, "no_session")]
    [InlineData("GET", "/v1/me/export", HttpStatusCode.Unauthorized, "no_session")]
    [InlineData("GET", "/v1/chat", HttpStatusCode.UpgradeRequired, "upgrade_required")]
    public async Task Every_refusal_is_a_problem_with_a_code(
        string method,
        string path,
        HttpStatusCode status,
        string code
    )
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.SendAsync(new HttpMethod(method), path, null);

        await answer.ShowsAsync(status, code);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var form = new FormUrlEncodedContent([new("id", "x")]);
        using var zipped = Answers.Json("{}");
        zipped.Headers.ContentEncoding.Add("gzip");

        using var first = await gateway.SendAsync(HttpMethod.Post, "/v1/messages", token, form);
        using var second = await gateway.SendAsync(HttpMethod.Post, "/v1/messages", token, zipped);

        await first.ShowsAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await second.ShowsAsync(HttpStatusCode.UnsupportedMediaType, "content_encoding_refused");
    }

    [Fact]
    public async Task What_goes_wrong_with_us_says_nothing_about_it()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        gateway.Platform.Script = (_, request) =>
            request is MessagesRequest
                ? throw new InvalidOperationException("alice owes 5 EUR")
                : new((UserReply?)null);

        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        Assert.DoesNotContain("alice", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await answer.ShowsAsync(HttpStatusCode.InternalServerError, "internal");
    }

    [Fact]
    public async Task An_overload_says_when_to_come_again()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        gateway.Platform.Script = (_, request) =>
            request is MessagesRequest
                ? throw new OverloadedException(TimeSpan.FromSeconds(2.5))
                : new((UserReply?)null);

        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter?.Delta);
        await answer.ShowsAsync(HttpStatusCode.ServiceUnavailable, "overloaded");
    }

    [Fact]
    public async Task A_grain_that_does_not_answer_in_time_is_named()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        var isAsked = new TaskCompletionSource();
        gateway.Platform.Wait = async (request, cancellation) =>
        {
            if (request is not MessagesRequest)
                return;
            var never = new TaskCompletionSource();
            await using var registration = cancellation.Register(() => never.TrySetCanceled(cancellation));
            isAsked.SetResult();
            await never.Task;
        };

        var asking = gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
        await isAsked.Task;
        time.Advance(TimeSpan.FromSeconds(31));
        using var answer = await asking;

        await answer.ShowsAsync(HttpStatusCode.ServiceUnavailable, "no_answer");
    }

    [Fact]
    public async Task An_address_may_send_a_burst_and_is_slowed_then()
    {
        await using var gateway = await RunningGateway.StartAsync(
            options => options with { Limits = options.Limits with { AddressRequestsBurst = 3, LoopbackFactor = 1 } },
            time: new ManualTime()
        );
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await gateway.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Health_says_live_always_and_ready_only_when_everything_answers()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var live = await gateway.SendAsync(HttpMethod.Get, "/health/live", null);
        using var ready = await gateway.SendAsync(HttpMethod.Get, "/health/ready", null);
        gateway.Platform.IsReady = false;
        using var unready = await gateway.SendAsync(HttpMethod.Get, "/health/ready", null);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        Assert.False((await unready.JsonAsync()).GetProperty("checks").GetProperty("platform").GetBoolean());
    }

    [Fact]
    public void Every_code_has_one_line_with_a_fitting_status_and_a_title()
    {
        Assert.All(
            ProblemTable.All,
            kind =>
            {
                Assert.Matches("^[a-z0-9]+(_[a-z0-9]+)*$", kind.Code);
                Assert.InRange(kind.Status, 400, 503);
                Assert.EndsWith(".", kind.Title, StringComparison.Ordinal);
            }
        );
        Assert.Equal(
            ("something_new", 409),
            (ProblemTable.Find("something_new").Code, ProblemTable.Find("something_new").Status)
        );
    }

    /// <summary>Whatever the domain refuses has a line of its own.</summary>
    [Fact]
    public void Every_refusal_of_the_domain_is_in_the_table()
    {
        var codes = ProblemTable.All.Select(kind => kind.Code).ToHashSet(StringComparer.Ordinal);
        var missing = Enum.GetValues<Domain.Conversations.Refusal>()
            .Select(refusal => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.ToString()))
            .Where(code => !codes.Contains(code));

        Assert.Empty(missing);
    }
}
