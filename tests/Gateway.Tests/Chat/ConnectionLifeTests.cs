using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class ConnectionLifeTests
{
    [Fact]
    public async Task A_client_that_does_not_read_is_closed_with_4008_and_resumes_by_sequence()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        var text = new string('x', 4_000);
        var told = 0;
        long last = 0;
        using (var slow = await RawChat.OpenAsync(gateway, token, receiveBufferBytes: 8 * 1024))
        {
            // Until the kernel's buffers, the pipe and the queue are full.
            var connections = gateway.Services.GetRequiredService<LiveConnections>();
            while (IsOpen(connections) && told < 20_000)
            {
                gateway.Platform.Tell("alice", text);
                told++;
            }
            while (true)
            {
                var (opcode, payload) = await slow.FrameAsync();
                if (opcode == 8)
                {
                    Assert.Equal(4008, (payload[0] << 8) | payload[1]);
                    break;
                }
                Assert.Equal(1, opcode);
                Assert.StartsWith(
                    $$"""{"type":"message","message":{"seq":{{++last}},""",
                    System.Text.Encoding.UTF8.GetString(payload),
                    StringComparison.Ordinal
                );
            }
        }
        Assert.InRange(last, 1, told - 1);
        using var resumed = await gateway.OpenChatAsync(token, last);

        Assert.Equal(
            last + 1,
            (await resumed.HearAsync("message")).GetProperty("message").GetProperty("seq").GetInt64()
        );
    }

    [Fact]
    public async Task A_client_that_never_reads_is_cut_when_its_time_to_close_is_over()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        using var slow = await RawChat.OpenAsync(gateway, token, receiveBufferBytes: 8 * 1024);
        var connections = gateway.Services.GetRequiredService<LiveConnections>();
        while (IsOpen(connections))
            gateway.Platform.Tell("alice", new string('x', 4_000));

        time.Advance(TimeSpan.FromSeconds(6));

        await Until(() => connections.Count == 0);
    }

    [Fact]
    public async Task An_idle_client_is_pinged_and_a_silent_one_is_cut()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        time.Advance(TimeSpan.FromSeconds(46));
        var ping = await chat.FrameAsync();
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal((9, 0), (ping.Opcode, ping.Payload.Length));
        Assert.Equal(0, await chat.CloseCodeAsync());
    }

    [Fact]
    public async Task A_client_that_answers_pings_stays()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));
        for (var minute = 0; minute < 5; minute++)
        {
            time.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(9, (await chat.FrameAsync()).Opcode);
            // The ping after a pong shows that the pong was heard.
            await chat.SendAsync([.. WebSocketBytes.Frame(10, []), .. WebSocketBytes.Frame(9, [])]);
            Assert.Equal(10, (await chat.FrameAsync()).Opcode);
        }
    }

    [Fact]
    public async Task A_connection_ends_with_4001_when_its_token_expires()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(
            options => options with { SessionLength = TimeSpan.FromSeconds(30) },
            time: time
        );
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        time.Advance(TimeSpan.FromSeconds(29));
        await chat.SendAsync(WebSocketBytes.Frame(9, []));
        var pong = await chat.FrameAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(10, pong.Opcode);
        Assert.Equal(4001, await chat.CloseCodeAsync());
    }

    [Fact]
    public async Task The_end_of_a_session_that_falls_into_the_upgrade_is_not_missed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        var checks = 0;
        gateway.Platform.Script = (_, request) =>
        {
            // The session ends between the two looks at it: the first answer is not remembered.
            if (request is CheckSessionRequest && ++checks == 1)
                gateway.Services.GetRequiredService<IConnections>().Push(new UserId("alice"), new EndPush(null));
            return new(request is CheckSessionRequest && checks > 1 ? new RefusedReply("signed_out") : null);
        };

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => gateway.OpenChatAsync(token));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, gateway.Services.GetRequiredService<LiveConnections>().Count);
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_and_forgotten()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));

        await chat.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", default);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, chat.CloseStatus);
        var connections = gateway.Services.GetRequiredService<LiveConnections>();
        await Until(() => connections.Count == 0);
    }

    [Fact]
    public async Task While_the_gateway_drains_new_connections_are_refused()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        gateway.Services.GetRequiredService<LiveConnections>().Drain();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => gateway.OpenChatAsync(token));

        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
    }

    private static bool IsOpen(LiveConnections connections) =>
        connections.Find(new UserId("alice")).Any(connection => connection.IsOpen);

    /// <summary>For what happens on the server's own threads after the client has seen everything that it will see.</summary>
    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
