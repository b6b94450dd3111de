using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class UpgradeTests
{
    private const string Foreign = "Origin: https://evil.example\r\n";

    /// <summary>What is changed in a right upgrade, the status and the code that it gets. {t} is a token, {o} our Origin.</summary>
    public static TheoryData<string, string, string, int, string> Refused { get; } =
        new()
        {
            { "no token at all", "", "/v1/chat", 401, "no_session" },
            { "cookie without an Origin", "Cookie: session={t}\r\n", "/v1/chat", 401, "no_session" },
            { "cookie with a foreign Origin", "Cookie: session={t}\r\n" + Foreign, "/v1/chat", 403, "foreign_origin" },
            {
                "token with a foreign Origin",
                "Authorization: Bearer {t}\r\n" + Foreign,
                "/v1/chat",
                403,
                "foreign_origin"
            },
            { "Origin null", "Authorization: Bearer {t}\r\nOrigin: null\r\n", "/v1/chat", 403, "foreign_origin" },
            { "token that is not ours", "Authorization: Bearer abc\r\n", "/v1/chat", 401, "invalid_token" },
            { "token in the URL", "", "/v1/chat?access_token={t}", 400, "token_in_url" },
            { "token in the URL under another name", "", "/v1/chat?x={t}", 400, "token_in_url" },
            { "since that is no number", "Authorization: Bearer {t}\r\n", "/v1/chat?since=abc", 400, "invalid_since" },
            { "since below 0", "Authorization: Bearer {t}\r\n", "/v1/chat?since=-1", 400, "invalid_since" },
            { "since twice", "Authorization: Bearer {t}\r\n", "/v1/chat?since=1&since=2", 400, "invalid_since" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_upgrade_that_is_refused_gets_a_problem_before_it(
        string what,
        string headers,
        string path,
        int status,
        string code
    )
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);

        await chat.SendAsync(RawChat.Upgrade(gateway, headers.Replace("{t}", token), path.Replace("{t}", token)));
        var (line, body) = await AnswerAsync(chat);

        Assert.StartsWith($"HTTP/1.1 {status} ", line, StringComparison.Ordinal);
        Assert.True(body.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal), $"{what}: {body}");
    }

    /// <summary>A line of a right upgrade, and what stands in its place.</summary>
    public static TheoryData<string, string> Malformed { get; } =
        new()
        {
            { "Sec-WebSocket-Version: 13\r\n", "Sec-WebSocket-Version: 8\r\n" },
            { "Sec-WebSocket-Protocol: bank.chat.v1\r\n", "" },
            { "Sec-WebSocket-Protocol: bank.chat.v1\r\n", "Sec-WebSocket-Protocol: bank.chat.v2\r\n" },
            { "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "Sec-WebSocket-Key: short\r\n" },
            { "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "" },
            { "Upgrade: websocket\r\nConnection: Upgrade\r\n", "" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_does_not_ask_for_our_WebSocket_is_told_how(string right, string wrong)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);

        await chat.SendAsync(
            RawChat
                .Upgrade(gateway, $"Authorization: Bearer {token}\r\n")
                .Replace(right, wrong, StringComparison.Ordinal)
        );
        var (head, body) = await AnswerAsync(chat);

        Assert.StartsWith("HTTP/1.1 426 ", head, StringComparison.Ordinal);
        Assert.Contains("Sec-WebSocket-Version: 13", head, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"upgrade_required\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_that_of_RFC_6455_section_1_3()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);

        await chat.SendAsync(RawChat.Upgrade(gateway, $"Authorization: Bearer {token}\r\n"));

        Assert.Contains(
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
            await chat.HeadAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_browser_of_our_pages_comes_with_the_cookie_and_our_Origin()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);

        await chat.SendAsync(
            RawChat.Upgrade(gateway, $"Cookie: theme=dark; session={token}\r\nOrigin: {gateway.Origin}\r\n")
        );

        Assert.StartsWith("HTTP/1.1 101 ", await chat.HeadAsync(), StringComparison.Ordinal);
        Assert.Contains("\"alice\"", await chat.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_on_a_connection_that_was_used_before_is_the_same_chat()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);

        await chat.SendAsync($"GET /v1/nothing HTTP/1.1\r\nHost: {gateway.Url.Authority}\r\n\r\n");
        var (first, _) = await AnswerAsync(chat);
        await chat.SendAsync(RawChat.Upgrade(gateway, $"Authorization: Bearer {token}\r\n"));
        var upgraded = await chat.HeadAsync();
        var hello = await chat.TextAsync();
        await chat.SendAsync(
            WebSocketBytes.Text("""{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"hi"}""")
        );
        var accepted = await chat.TextAsync();
        await chat.SendAsync(WebSocketBytes.Close(1000));

        Assert.StartsWith("HTTP/1.1 404 ", first, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 101 ", upgraded, StringComparison.Ordinal);
        Assert.Contains("\"hello\"", hello, StringComparison.Ordinal);
        Assert.Contains("\"accepted\"", accepted, StringComparison.Ordinal);
        Assert.Equal(1000, await chat.CloseCodeAsync());
    }

    [Fact]
    public async Task A_request_whose_bytes_trickle_in_is_answered_all_the_same()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var chat = await RawChat.ConnectAsync(gateway);
        using var http = await RawChat.ConnectAsync(gateway);

        foreach (var part in RawChat.Upgrade(gateway, $"Authorization: Bearer {token}\r\n").Chunk(7))
            await chat.SendAsync(new string(part));
        foreach (var part in $"GET /v1/chatter HTTP/1.1\r\nHost: {gateway.Url.Authority}\r\n\r\n".Chunk(3))
            await http.SendAsync(new string(part));

        Assert.StartsWith("HTTP/1.1 101 ", await chat.HeadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 404 ", await http.HeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_ended_after_its_time()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        using var silent = await RawChat.ConnectAsync(gateway);
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(-1, (await silent.FrameAsync()).Opcode);
    }

    [Fact]
    public async Task A_person_has_at_most_as_many_connections_as_configured()
    {
        await using var gateway = await RunningGateway.StartAsync(options =>
            options with
            {
                Limits = options.Limits with { ConnectionsPerPersonMax = 2 },
            }
        );
        var token = await gateway.SignInAsync("alice");
        using var one = await RawChat.OpenAsync(gateway, token);
        using var two = await RawChat.OpenAsync(gateway, token);
        using var three = await RawChat.ConnectAsync(gateway);

        await three.SendAsync(RawChat.Upgrade(gateway, $"Authorization: Bearer {token}\r\n"));
        var (line, body) = await AnswerAsync(three);

        Assert.StartsWith("HTTP/1.1 429 ", line, StringComparison.Ordinal);
        Assert.Contains("too_many_connections", body, StringComparison.Ordinal);
    }

    private static async Task<(string Head, string Body)> AnswerAsync(RawChat chat)
    {
        var head = await chat.HeadAsync();
        var length = head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))
            .Select(line => int.Parse(line["Content-Length: ".Length..]))
            .SingleOrDefault();
        return (head, await chat.BodyAsync(length));
    }
}
