using System.Net.WebSockets;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class LiveChatTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Fact]
    public async Task A_turn_is_accepted_and_its_messages_come_in_order()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));

        var hello = await chat.HearAsync();
        await chat.SayAsync(Id, "c koi mon solde");
        var accepted = await chat.HearAsync();
        var own = await chat.HearAsync();
        var reply = await chat.HearAsync();

        Assert.Equal("bank.chat.v1", chat.SubProtocol);
        Assert.Equal("""{"type":"hello","user":"alice","seq":0,"read":0}""", hello.GetRawText());
        Assert.Equal($$"""{"type":"accepted","id":"{{Id}}","seq":1}""", accepted.GetRawText());
        Assert.Equal(
            """{"seq":1,"at":"2026-03-02T09:30:00Z","from":{"kind":"user","name":"alice"},"text":"c koi mon solde","quickReplies":[]}""",
            own.GetProperty("message").GetRawText()
        );
        Assert.Equal("echo: c koi mon solde", reply.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Every_device_of_a_person_hears_everything_and_other_people_nothing()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var phone = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        using var desk = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        using var bruno = await gateway.OpenChatAsync(await gateway.SignInAsync("bruno"));
        await phone.HearAsync("hello");
        await desk.HearAsync("hello");
        await bruno.HearAsync("hello");

        await phone.SayAsync(Id, "hi");
        gateway.Platform.Tell("bruno", "for bruno");

        Assert.Equal(1, (await desk.HearAsync()).GetProperty("message").GetProperty("seq").GetInt64());
        Assert.Equal(2, (await desk.HearAsync()).GetProperty("message").GetProperty("seq").GetInt64());
        Assert.Equal("for bruno", (await bruno.HearAsync()).GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task How_far_the_person_has_read_is_told_to_a_device_that_comes_later()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        for (var i = 0; i < 3; i++)
            gateway.Platform.Tell("alice", "hi");
        using var phone = await gateway.OpenChatAsync(token);
        await phone.HearAsync("hello");

        await phone.SendJsonAsync(new { type = "read", seq = 2 });
        Assert.Equal(2, (await phone.HearAsync("read")).GetProperty("seq").GetInt64());

        using var desk = await gateway.OpenChatAsync(token);
        Assert.Equal(2, (await desk.HearAsync("hello")).GetProperty("read").GetInt64());
        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
        Assert.Equal(2, (await answer.JsonAsync()).GetProperty("read").GetInt64());
    }

    [Fact]
    public async Task The_same_id_again_is_accepted_again_and_says_nothing_twice()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await chat.SayAsync(Id, "hi");
        await chat.SayAsync(Id, "hi");
        await chat.SayAsync(Id, "other");

        Assert.Equal(1, (await chat.HearAsync("accepted")).GetProperty("seq").GetInt64());
        Assert.Equal(1, (await chat.HearAsync("accepted")).GetProperty("seq").GetInt64());
        Assert.Equal("id_conflict", (await chat.HearAsync("error")).GetProperty("code").GetString());
        Assert.Equal(2, gateway.Platform.Tell("alice", "last") - 1);
    }

    [Fact]
    public async Task What_a_person_may_say_at_once_may_all_wait_for_a_slow_turn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await chat.HearAsync("hello");
        var mayAnswer = new TaskCompletionSource();
        gateway.Platform.Script = async (_, request) =>
        {
            if (request is SayRequest)
                await mayAnswer.Task;
            return null;
        };
        for (var i = 0; i < 21; i++)
            await chat.SayAsync($"{Id[..^2]}{i:00}", $"hello {i}");

        // The one too many is told at once, while the others wait.
        Assert.StartsWith("too_", (await chat.HearAsync("error")).GetProperty("code").GetString());
        mayAnswer.SetResult();
        for (var i = 0; i < 20; i++)
            Assert.Equal((2 * i) + 1, (await chat.HearAsync("accepted")).GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Signing_out_closes_the_connections_of_that_session_with_4001()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        using var ended = await gateway.OpenChatAsync(token);
        using var other = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));

        using var answer = await gateway.SendAsync(HttpMethod.Delete, "/v1/sessions", token);

        Assert.Equal(4001, await ended.HearCloseAsync());
        await other.SayAsync(Id, "still here");
        await other.HearAsync("accepted");
        using var refused = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
        await refused.ShowsAsync(System.Net.HttpStatusCode.Unauthorized, "signed_out");
    }

    [Fact]
    public async Task A_draining_gateway_closes_every_connection_with_1012()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await chat.HearAsync("hello");

        var stopping = gateway.StopAsync();
        var code = await chat.HearCloseAsync();
        await chat.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await stopping;

        Assert.Equal(1012, code);
    }
}
