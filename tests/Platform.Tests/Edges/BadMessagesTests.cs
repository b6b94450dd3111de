using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests.Edges;

/// <summary>What a client can send wrong, at the doors of the real process: each has its name, and nothing is lost by it.</summary>
public sealed class BadMessagesTests(LinkedPlatform platform) : IClassFixture<LinkedPlatform>
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const int Text = 0x81;

    [Theory]
    [InlineData("{", 400, "malformed_json")]
    [InlineData("[]", 400, "invalid_body")]
    [InlineData("{\"id\":\"" + Id + "\",\"text\":5}", 400, "invalid_body")]
    [InlineData("{\"id\":7,\"text\":\"hello\"}", 400, "invalid_body")]
    [InlineData("{\"id\":\"me\",\"text\":\"hello\"}", 400, "invalid_id")]
    [InlineData("{\"id\":\"" + Id + "\",\"text\":\"{2001}\"}", 400, "text_too_long")]
    [InlineData("{\"id\":\"" + Id + "\",\"text\":\"a\\u0000\"}", 400, "text_invalid")]
    [InlineData("{\"id\":\"" + Id + "\",\"payload\":\"alert:1:mine\"}", 400, "payload_not_offered")]
    [InlineData("{\"id\":\"" + Id + "\",\"text\":\"{5 MB}\"}", 413, "body_too_large")]
    public Task A_wrong_body_is_refused_by_name(string body, int status, string code) =>
        platform.UnharmedByAsync(async () =>
        {
            var filled = body.Replace("{2001}", new string('é', 2_001), StringComparison.Ordinal)
                .Replace("{5 MB}", new string('a', 5_000_000), StringComparison.Ordinal);
            Assert.Equal((status, code), await SendAsync(HttpMethod.Post, "/v1/messages", filled));
        });

    [Theory]
    [InlineData("GET", "/v1/messages?access_token={token}")]
    [InlineData("GET", "/v1/messages?since=0&token={token}")]
    [InlineData("GET", "/v1/chat?access_token={token}")]
    [InlineData("POST", "/v1/messages?bearer={token}")]
    public Task A_token_in_the_URL_is_refused_even_beside_a_good_one(string method, string path) =>
        platform.UnharmedByAsync(async () =>
        {
            var url = path.Replace("{token}", platform.Alice.Token, StringComparison.Ordinal);
            var body = method == "POST" ? $"{{\"id\":\"{Id}\",\"text\":\"hello\"}}" : null;
            Assert.Equal((400, "token_in_url"), await SendAsync(new HttpMethod(method), url, body));
        });

    [Theory]
    [InlineData("POST", "/v1/sessions", "{\"user\":\"alice\",\"locale\":\"en-GB\"}")]
    [InlineData("POST", "/v1/messages", "{\"id\":\"" + Id + "\",\"text\":\"hello\"}")]
    [InlineData("DELETE", "/v1/me", null)]
    public Task A_foreign_page_can_do_nothing_with_the_cookie(string method, string path, string? body) =>
        platform.UnharmedByAsync(async () =>
        {
            using var session = await platform.Gateway.Http.PostAsync(
                "/v1/sessions",
                new StringContent("{\"user\":\"alice\",\"locale\":\"en-GB\"}", Encoding.UTF8, "application/json")
            );
            var cookie = session.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Cookie", cookie);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            Assert.Equal((403, "foreign_origin"), await SendAsync(request));
        });

    [Fact]
    public Task A_foreign_page_gets_no_chat() =>
        platform.UnharmedByAsync(async () =>
        {
            using var chat = new RawFrames();
            var first = await chat.OpenAsync(
                platform.Gateway.Url,
                platform.Alice.Token,
                "Origin: https://evil.example\r\n"
            );
            Assert.Equal("HTTP/1.1 403 Forbidden", first);
        });

    [Theory]
    [InlineData("", "malformed_json")]
    [InlineData("{", "malformed_json")]
    [InlineData("[]", "invalid_frame")]
    [InlineData("{\"type\":5}", "invalid_frame")]
    [InlineData("{\"type\":\"shout\"}", "unknown_type")]
    [InlineData("{\"type\":\"say\",\"id\":\"" + Id + "\"}", "text_or_payload")]
    [InlineData("{\"type\":\"say\",\"id\":\"" + Id + "\",\"text\":[\"a\"]}", "invalid_frame")]
    [InlineData("{\"type\":\"say\",\"id\":\"me\",\"text\":\"a\"}", "invalid_id")]
    [InlineData("{\"type\":\"say\",\"id\":\"" + Id + "\",\"text\":\"{2001}\"}", "text_too_long")]
    [InlineData("{\"type\":\"say\",\"id\":\"" + Id + "\",\"payload\":\"x:mine\"}", "payload_not_offered")]
    [InlineData("{\"type\":\"read\",\"seq\":-1}", "invalid_seq")]
    public Task A_wrong_message_gets_an_error_frame_and_the_chat_goes_on(string message, string code) =>
        platform.UnharmedByAsync(async () =>
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var chat = await LiveChat.OpenAsync(
                platform.Gateway,
                platform.Alice.Token,
                (await platform.Alice.HistoryAsync()).Count
            );
            Assert.Equal("hello", (string?)(await chat.ReceiveAsync(patience.Token))["type"]);
            await chat.SendAsync(message.Replace("{2001}", new string('é', 2_001), StringComparison.Ordinal));
            Assert.Equal(code, (string?)(await chat.ReceiveAsync(patience.Token))["code"]);
            await chat.SendAsync("{}");
            Assert.Equal("invalid_frame", (string?)(await chat.ReceiveAsync(patience.Token))["code"]);
        });

    public static TheoryData<string, int> Frames { get; } =
        new()
        {
            { "not masked", 1002 },
            { "a reserved bit", 1002 },
            { "an unknown opcode", 1002 },
            { "a fragmented ping", 1002 },
            { "a ping of 126 bytes", 1002 },
            { "a continuation of nothing", 1002 },
            { "a text within a fragmented one", 1002 },
            { "a close of one byte", 1002 },
            { "binary", 1003 },
            { "not UTF-8", 1007 },
            { "16 KiB and one byte", 1009 },
        };

    [Theory]
    [MemberData(nameof(Frames))]
    public Task A_wrong_frame_ends_the_connection_with_its_code(string wrong, int code) =>
        platform.UnharmedByAsync(async () =>
        {
            using var chat = new RawFrames();
            var first = await chat.OpenAsync(platform.Gateway.Url, platform.Alice.Token);
            Assert.StartsWith("HTTP/1.1 101 ", first, StringComparison.Ordinal);
            await chat.SendAsync(BytesOf(wrong));
            Assert.Equal(code, await chat.CloseCodeAsync());
        });

    [Fact]
    public async Task Of_fifty_messages_in_a_second_those_too_fast_are_told_so_and_may_come_again()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        using var hasty = await Person.SignInAsync(gateway, "hasty");
        var ids = Enumerable.Range(0, 50).Select(_ => Fresh.Id()).ToList();
        var answers = await Task.WhenAll(
            ids.Select(id => hasty.PostAsync("/v1/messages", new { id, text = $"hello {id}" }))
        );
        var refused = ids.Where((_, i) => answers[i].Status != HttpStatusCode.OK).ToList();
        var codes = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        Assert.InRange(refused.Count, 1, 30);
        Assert.All(
            codes,
            answer =>
                Assert.Equal(
                    (HttpStatusCode.TooManyRequests, "too_fast"),
                    (answer.Status, (string?)answer.Json!["code"])
                )
        );

        // What was accepted stands, what was not does not, and it is accepted when it comes again in time.
        var said = (await hasty.HistoryAsync()).Where(message => (string)message["from"]!["kind"]! == "user").ToList();
        Assert.Equal(50 - refused.Count, said.Count);
        await Person.UntilAsync(
            async () =>
                (await hasty.PostAsync("/v1/messages", new { id = refused[0], text = $"hello {refused[0]}" })).Status
                == HttpStatusCode.OK,
            "it may speak again"
        );
        using var calm = await Person.SignInAsync(gateway, "calm");
        Assert.NotEmpty(await calm.SayAsync("hello"));
    }

    private static byte[] BytesOf(string wrong) =>
        wrong switch
        {
            "not masked" => RawFrames.Frame(Text, "{}"u8.ToArray(), masked: false),
            "a reserved bit" => RawFrames.Frame(Text | 0x40, "{}"u8.ToArray()),
            "an unknown opcode" => RawFrames.Frame(0x83, []),
            "a fragmented ping" => RawFrames.Frame(0x09, []),
            "a ping of 126 bytes" => RawFrames.Frame(0x89, new byte[126]),
            "a continuation of nothing" => RawFrames.Frame(0x80, []),
            "a text within a fragmented one" =>
            [
                .. RawFrames.Frame(0x01, "{"u8.ToArray()),
                .. RawFrames.Frame(Text, "}"u8.ToArray()),
            ],
            "a close of one byte" => RawFrames.Frame(0x88, [3]),
            "binary" => RawFrames.Frame(0x82, [1, 2, 3]),
            "not UTF-8" => RawFrames.Frame(Text, [0xc0, 0xaf]),
            "16 KiB and one byte" => RawFrames.Frame(Text, new byte[(16 * 1024) + 1]),
            _ => throw new ArgumentOutOfRangeException(nameof(wrong)),
        };

    private async Task<(int Status, string? Code)> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", platform.Alice.Token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    private async Task<(int Status, string? Code)> SendAsync(HttpRequestMessage request)
    {
        using var answer = await platform.Gateway.Http.SendAsync(request);
        return ((int)answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }
}
