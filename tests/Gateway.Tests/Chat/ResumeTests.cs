using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class ResumeTests
{
    [Fact]
    public async Task Without_since_nothing_is_replayed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        gateway.Platform.Tell("alice", "one");
        using var chat = await gateway.OpenChatAsync(token);

        Assert.Equal(1, (await chat.HearAsync("hello")).GetProperty("seq").GetInt64());
        gateway.Platform.Tell("alice", "two");
        Assert.Equal(2, await SeqAsync(chat));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    [InlineData(450, 451)]
    public async Task With_since_everything_beyond_it_comes_page_after_page(long since, long first)
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        for (var i = 0; i < 450; i++)
            gateway.Platform.Tell("alice", $"message {i}");
        using var chat = await gateway.OpenChatAsync(token, since);

        Assert.Equal(450, (await chat.HearAsync()).GetProperty("seq").GetInt64());
        gateway.Platform.Tell("alice", "last");
        for (var seq = first; seq <= 451; seq++)
            Assert.Equal(seq, await SeqAsync(chat));
    }

    [Fact]
    public async Task A_client_that_is_ahead_of_us_begins_anew()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"), since: 77);

        Assert.Equal(0, (await chat.HearAsync()).GetProperty("seq").GetInt64());
        gateway.Platform.Tell("alice", "one");
        Assert.Equal(1, await SeqAsync(chat));
    }

    [Fact]
    public async Task Resuming_among_concurrent_pushes_leaves_no_gap_and_no_double()
    {
        const int total = 2_000;
        const int reconnects = 40;
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        var telling = Task.Run(() =>
        {
            for (var i = 0; i < total; i++)
            {
                gateway.Platform.Tell("alice", $"message {i}");
                if (i % 50 == 0)
                    Thread.Yield();
            }
        });

        var last = 0L;
        for (var round = 0; round < reconnects && last < total; round++)
        {
            using var chat = await gateway.OpenChatAsync(token, last);
            await chat.HearAsync("hello");
            var until = Math.Min(total, last + (total / reconnects));
            while (last < until)
                Assert.Equal(++last, await SeqAsync(chat));
        }
        await telling;

        Assert.Equal(total, last);
    }

    [Fact]
    public async Task A_push_that_leaves_a_gap_makes_the_connection_catch_up()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await chat.HearAsync("hello");
        gateway.Platform.Tell("alice", "one");
        Assert.Equal(1, await SeqAsync(chat));

        // Two and three were stored, and their pushes were lost on the way.
        gateway.Platform.Connections = null;
        gateway.Platform.Tell("alice", "two");
        gateway.Platform.Tell("alice", "three");
        gateway.Platform.Connections = Connections(gateway);
        gateway.Platform.Tell("alice", "four");

        for (var seq = 2; seq <= 4; seq++)
            Assert.Equal(seq, await SeqAsync(chat));
    }

    [Fact]
    public async Task Pushes_that_come_again_or_late_are_not_sent_twice()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await chat.HearAsync("hello");
        gateway.Platform.Tell("alice", "one");
        gateway.Platform.Tell("alice", "two");
        var again = new Message(1, gateway.Platform.Now, new Sender(SenderKind.Assistant, "Assistant"), "one");
        Connections(gateway).Push(new UserId("alice"), new MessagesPush([again], null));
        gateway.Platform.Tell("alice", "three");

        for (var seq = 1; seq <= 3; seq++)
            Assert.Equal(seq, await SeqAsync(chat));
    }

    [Fact]
    public async Task What_was_erased_while_a_client_caught_up_is_told_after_the_messages()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var token = await gateway.SignInAsync("alice");
        gateway.Platform.Tell("alice", "one");
        var (isAsked, mayAnswer) = HoldReads(gateway);
        var opening = gateway.OpenChatAsync(token, 0);
        await isAsked.Task;
        Connections(gateway).Push(new UserId("alice"), new ErasedPush([1]));
        Connections(gateway).Push(new UserId("alice"), new ReadPush(1));
        mayAnswer.SetResult();
        using var chat = await opening;

        Assert.Equal("hello", await TypeAsync(chat));
        Assert.Equal("message", await TypeAsync(chat));
        Assert.Equal("""{"type":"erased","seqs":[1]}""", (await chat.HearAsync()).GetRawText());
        Assert.Equal("""{"type":"read","seq":1}""", (await chat.HearAsync()).GetRawText());
    }

    [Fact]
    public async Task Reading_on_one_device_is_told_to_the_others()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var phone = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        using var desk = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await desk.HearAsync("hello");

        await phone.SendJsonAsync(new { type = "read", seq = 5 });

        Assert.Equal(5, (await desk.HearAsync("read")).GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task A_device_that_catches_up_for_long_does_not_hide_how_far_the_others_are()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var phone = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await phone.HearAsync("hello");
        gateway.Platform.Tell("alice", "one");
        Assert.Equal(1, await SeqAsync(phone));
        var (isAsked, mayAnswer) = HoldReads(gateway);
        var opening = gateway.OpenChatAsync(await gateway.SignInAsync("alice"), 0);
        await isAsked.Task;
        var seen = new Seen();
        ((IPresence)gateway.Services.GetService(typeof(IPresence))!).Visit(seen);
        mayAnswer.SetResult();
        using var desk = await opening;

        Assert.Equal([("alice", 1L)], seen.People);
    }

    private sealed class Seen : IPresenceVisitor
    {
        public List<(string User, long? LastSeq)> People { get; } = [];

        public void Visit(UserId user, long? lastSeq) => People.Add((user.Value, lastSeq));
    }

    /// <summary>Who reads messages from now on is answered when the second is set, and sets the first by asking.</summary>
    private static (TaskCompletionSource IsAsked, TaskCompletionSource MayAnswer) HoldReads(RunningGateway gateway)
    {
        var (isAsked, mayAnswer) = (new TaskCompletionSource(), new TaskCompletionSource());
        gateway.Platform.Script = async (_, request) =>
        {
            if (request is MessagesRequest)
            {
                isAsked.TrySetResult();
                await mayAnswer.Task;
            }
            return null;
        };
        return (isAsked, mayAnswer);
    }

    private static IConnections Connections(RunningGateway gateway) =>
        (IConnections)gateway.Services.GetService(typeof(IConnections))!;

    private static async Task<string?> TypeAsync(System.Net.WebSockets.WebSocket chat) =>
        (await chat.HearAsync()).GetProperty("type").GetString();

    private static async Task<long> SeqAsync(System.Net.WebSockets.WebSocket chat) =>
        (await chat.HearAsync("message")).GetProperty("message").GetProperty("seq").GetInt64();
}
