using System.Net;
using System.Text;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class MessagesTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Fact]
    public async Task A_turn_answers_with_what_was_accepted_and_the_replies()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");

        using var answer = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"hi"}""");
        using var again = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"hi"}""");
        using var other = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"ho"}""");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(
            "{\"accepted\":{\"id\":\""
                + Id
                + "\",\"seq\":1},\"messages\":["
                + """{"seq":2,"at":"2026-03-02T09:30:00Z","from":{"kind":"assistant","name":"Assistant"},"""
                + "\"text\":\"echo: hi\",\"quickReplies\":[]}]}",
            text
        );
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(text, await again.Content.ReadAsStringAsync());
        await other.ShowsAsync(HttpStatusCode.Conflict, "id_conflict");
    }

    /// <summary>A body, and the status and code that it gets.</summary>
    public static TheoryData<string, HttpStatusCode, string> Bodies { get; } =
        new()
        {
            { "", HttpStatusCode.BadRequest, "malformed_json" },
            { "{", HttpStatusCode.BadRequest, "malformed_json" },
            { "{} {}", HttpStatusCode.BadRequest, "malformed_json" },
            { "null", HttpStatusCode.BadRequest, "invalid_body" },
            { "[]", HttpStatusCode.BadRequest, "invalid_body" },
            { "{}", HttpStatusCode.BadRequest, "invalid_body" },
            { """{"id":null,"text":"a"}""", HttpStatusCode.BadRequest, "invalid_body" },
            { """{"id":7,"text":"a"}""", HttpStatusCode.BadRequest, "invalid_body" },
            { $$"""{"id":"{{Id}}","id":"{{Id}}","text":"a"}""", HttpStatusCode.BadRequest, "malformed_json" },
            { """{"id":"abc","text":"a"}""", HttpStatusCode.BadRequest, "invalid_id" },
            { $$"""{"id":"{{{Id}}}","text":"a"}""", HttpStatusCode.BadRequest, "invalid_id" },
            { $$"""{"id":"{{Id}}"}""", HttpStatusCode.BadRequest, "text_or_payload" },
            { $$"""{"id":"{{Id}}","text":"a","payload":"m1:x"}""", HttpStatusCode.BadRequest, "text_or_payload" },
            { $$"""{"id":"{{Id}}","text":"\n \t"}""", HttpStatusCode.BadRequest, "text_empty" },
            { $$"""{"id":"{{Id}}","text":"\u0001"}""", HttpStatusCode.BadRequest, "text_empty" },
            { $$"""{"id":"{{Id}}","text":"a\u0000b"}""", HttpStatusCode.BadRequest, "text_invalid" },
            { $$"""{"id":"{{Id}}","payload":"a\nb"}""", HttpStatusCode.BadRequest, "payload_invalid" },
            { $$"""{"id":"{{Id}}","text":5}""", HttpStatusCode.BadRequest, "invalid_body" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Each_wrong_body_gets_its_code_and_nothing_is_said(string body, HttpStatusCode status, string code)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");

        using var answer = await SayAsync(gateway, token, body);

        await answer.ShowsAsync(status, code);
        Assert.DoesNotContain(gateway.Platform.Asked, asked => asked.Request is SayRequest);
    }

    [Fact]
    public async Task A_text_may_have_two_thousand_characters_and_no_more()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");

        using var right = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"{{new string('é', 2_000)}}"}""");
        using var wrong = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"{{new string('é', 2_001)}}"}""");

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await wrong.ShowsAsync(HttpStatusCode.BadRequest, "text_too_long");
    }

    [Fact]
    public async Task Control_characters_that_show_nothing_are_left_out()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");

        using var answer = await SayAsync(gateway, token, $$"""{"id":"{{Id}}","text":"a\u0007b\r\n\tc\u009f"}""");

        var said = gateway.Platform.Asked.Select(asked => asked.Request).OfType<SayRequest>().Single();
        Assert.Equal("ab\n\tc", said.Text);
    }

    [Fact]
    public async Task A_body_of_5_MB_is_refused_and_the_client_sees_it()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        var body = $$"""{"id":"{{Id}}","text":"{{new string('a', 5_000_000)}}"}""";

        using var sized = await SayAsync(gateway, token, body);
        using var chunked = await gateway.SendAsync(HttpMethod.Post, "/v1/messages", token, new Chunked(body));

        await sized.ShowsAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        await chunked.ShowsAsync(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Fifty_messages_a_second_from_one_person_are_slowed_and_others_are_not()
    {
        await using var gateway = await RunningGateway.StartAsync(time: new ManualTime());
        var token = await gateway.SignInAsync("alice");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 50; i++)
        {
            using var answer = await SayAsync(
                gateway,
                token,
                $$"""{"id":"0f8fad5b-d9cb-469f-a165-{{i:d12}}","text":"hi"}"""
            );
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        }
        using var other = await SayAsync(
            gateway,
            await gateway.SignInAsync("bruno"),
            $$"""{"id":"{{Id}}","text":"hi"}"""
        );

        Assert.Equal(20, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(30, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Reading_two_hundred_times_at_once_is_fine()
    {
        await using var gateway = await RunningGateway.StartAsync(time: new ManualTime());
        var token = await gateway.SignInAsync("alice");
        for (var i = 0; i < 200; i++)
        {
            using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>A query over seven messages, and the sequences and the next that it gets.</summary>
    [Theory]
    [InlineData("", "1 2 3 4 5 6 7", 7)]
    [InlineData("?since=3", "4 5 6 7", 7)]
    [InlineData("?since=3&limit=2", "4 5", 5)]
    [InlineData("?since=7", "", 7)]
    [InlineData("?since=99", "", 99)]
    [InlineData("?before=3", "1 2", 1)]
    [InlineData("?before=7&limit=2", "5 6", 5)]
    [InlineData("?before=1", "", 1)]
    public async Task Paging_goes_forth_and_back(string query, string seqs, long next)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        for (var i = 0; i < 7; i++)
            gateway.Platform.Tell("alice", "hi");

        using var answer = await gateway.SendAsync(HttpMethod.Get, $"/v1/messages{query}", token);
        var page = await answer.JsonAsync();

        Assert.Equal(
            seqs,
            string.Join(' ', page.GetProperty("messages").EnumerateArray().Select(one => one.GetProperty("seq")))
        );
        Assert.Equal(next, page.GetProperty("next").GetInt64());
    }

    [Theory]
    [InlineData("since=a", "invalid_since")]
    [InlineData("since=-1", "invalid_since")]
    [InlineData("since=1.5", "invalid_since")]
    [InlineData("since=99999999999999999999", "invalid_since")]
    [InlineData("since=", "invalid_since")]
    [InlineData("before=0", "invalid_before")]
    [InlineData("before=x", "invalid_before")]
    [InlineData("before=5&since=1", "invalid_before")]
    [InlineData("limit=0", "invalid_limit")]
    [InlineData("limit=201", "invalid_limit")]
    [InlineData("limit=ten", "invalid_limit")]
    public async Task Each_wrong_query_gets_its_code(string query, string code)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.SendAsync(
            HttpMethod.Get,
            $"/v1/messages?{query}",
            await gateway.SignInAsync("alice")
        );

        await answer.ShowsAsync(HttpStatusCode.BadRequest, code);
    }

    private static Task<HttpResponseMessage> SayAsync(RunningGateway gateway, string token, string body) =>
        gateway.SendAsync(HttpMethod.Post, "/v1/messages", token, Answers.Json(body));

    private sealed class Chunked : StringContent
    {
        public Chunked(string body)
            : base(body, Encoding.UTF8, "application/json") { }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
