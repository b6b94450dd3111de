using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class TypingTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static readonly TimeSpan JustBefore = TimeSpan.FromMilliseconds(299);
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Who_types_is_seen_on_their_other_devices_and_by_nobody_else()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var phone = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        using var desk = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        using var bruno = await gateway.OpenChatAsync(await gateway.SignInAsync("bruno"));
        await AllLiveAsync(phone, desk);
        await AllLiveAsync(bruno);

        await phone.SendJsonAsync(new { type = "typing" });
        Assert.Equal(
            """{"type":"typing","from":{"kind":"user","name":"alice"}}""",
            (await desk.HearAsync()).GetRawText()
        );

        // Had it been told to the typist or to bruno, it would stand before this.
        gateway.Platform.Tell("alice", "after");
        gateway.Platform.Tell("bruno", "after");
        Assert.Equal("message", (await phone.HearAsync()).GetProperty("type").GetString());
        Assert.Equal("message", (await bruno.HearAsync()).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_takes_long_shows_the_assistant_at_work_until_it_has_ended(bool live)
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        using var phone = await gateway.OpenChatAsync(token);
        using var desk = await gateway.OpenChatAsync(token);
        await AllLiveAsync(phone, desk);
        var timers = time.TimerCount;
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        gateway.Platform.Wait = (request, _) =>
        {
            if (request is not SayRequest)
                return Task.CompletedTask;
            asked.TrySetResult();
            return answer.Task;
        };

        var turn = live
            ? phone.SayAsync(Id, "hi")
            : gateway.SendAsync(
                HttpMethod.Post,
                "/v1/messages",
                token,
                JsonContent.Create(new { id = Id, text = "hi" })
            );
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        time.Advance(JustBefore);
        gateway.Platform.Tell("alice", "not yet");
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
        time.Advance(After);
        Assert.Equal(
            """{"type":"typing","from":{"kind":"assistant","name":"OrleansBank"}}""",
            (await desk.HearAsync()).GetRawText()
        );
        Assert.Equal("assistant", KindOf(await phone.HearAsync("typing")));
        time.Advance(Again);
        Assert.Equal("assistant", KindOf(await desk.HearAsync()));

        answer.SetResult();
        await turn;
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (time.TimerCount > timers)
            await Task.Delay(1, deadline.Token);
        time.Advance(Again);
        gateway.Platform.Tell("alice", "later");
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
    }

    /// <summary>A link asks the bank when its answer is there already.</summary>
    [Fact]
    public async Task Who_has_the_answer_is_not_shown_the_rest_of_the_turn()
    {
        var time = new ManualTime();
        await using var gateway = await RunningGateway.StartAsync(time: time);
        var token = await gateway.SignInAsync("alice");
        using var phone = await gateway.OpenChatAsync(token);
        using var desk = await gateway.OpenChatAsync(token);
        await AllLiveAsync(phone, desk);
        var end = new TaskCompletionSource();
        gateway.Platform.BeforeReply = request => request is SayRequest ? end.Task : Task.CompletedTask;

        await phone.SendJsonAsync(
            new
            {
                type = "say",
                id = Id,
                text = "hi",
            }
        );
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
        Assert.Equal("message", (await desk.HearAsync()).GetProperty("type").GetString());
        time.Advance(After);
        time.Advance(Again);
        gateway.Platform.Tell("alice", "later");

        Assert.Equal("later", (await desk.HearAsync()).GetProperty("message").GetProperty("text").GetString());
        end.SetResult();
    }

    private static string? KindOf(JsonElement frame) => frame.GetProperty("from").GetProperty("kind").GetString();

    /// <summary>What was pushed to one who catches up comes when it is live: who hears it has nothing more to catch up with.</summary>
    private static async Task AllLiveAsync(params WebSocket[] devices)
    {
        foreach (var device in devices)
            await device.HearAsync("hello");
        await devices[0].SendJsonAsync(new { type = "read", seq = 0 });
        foreach (var device in devices)
            await device.HearAsync("read");
    }
}
