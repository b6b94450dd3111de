using System.Text;
using OrleansBank.Gateway.Tests.Support;
using static OrleansBank.Gateway.Tests.Support.WebSocketBytes;

namespace OrleansBank.Gateway.Tests.Chat;

public sealed class WrongFrameTests
{
    /// <summary>Bytes after the greeting, and the code of the close frame that they get.</summary>
    public static TheoryData<string, byte[], int> Frames { get; } =
        new()
        {
            { "not masked", Frame(1, "{}"u8.ToArray(), masked: false), 1002 },
            { "first reserved bit", Frame(1, "{}"u8.ToArray(), reserved: 4), 1002 },
            { "second reserved bit", Frame(1, "{}"u8.ToArray(), reserved: 2), 1002 },
            { "third reserved bit", Frame(1, "{}"u8.ToArray(), reserved: 1), 1002 },
            { "unknown data opcode", Frame(3, []), 1002 },
            { "unknown control opcode", Frame(11, []), 1002 },
            { "fragmented ping", Frame(9, [], final: false), 1002 },
            { "ping of 126 bytes", Frame(9, new byte[126]), 1002 },
            { "length not in its shortest form", Frame(1, "{}"u8.ToArray(), lengthForm: 16), 1002 },
            { "length not in its shortest form of 64 bits", Frame(1, "{}"u8.ToArray(), lengthForm: 64), 1002 },
            { "length with the highest bit", [0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 1002 },
            { "continuation of nothing", Frame(0, []), 1002 },
            { "text within a fragmented text", [.. Text("{", final: false), .. Text("}")], 1002 },
            { "binary", Frame(2, [1, 2, 3]), 1003 },
            { "UTF-8 overlong", Frame(1, [0xc0, 0xaf]), 1007 },
            { "UTF-8 of a surrogate", Frame(1, [0xed, 0xa0, 0x80]), 1007 },
            { "UTF-8 cut off", Frame(1, [0x22, 0xe2, 0x82]), 1007 },
            { "UTF-8 wrong in the second fragment", [.. Text("é", final: false), .. Frame(0, [0xff])], 1007 },
            { "message of 16 KiB and one byte", Text(new string('a', (16 * 1024) + 1)), 1009 },
            {
                "fragments of more than 16 KiB",
                [.. Text(new string('a', 16_000), final: false), .. Frame(0, new byte[1_000])],
                1009
            },
            { "close of one byte", Frame(8, [3]), 1002 },
            { "close with a code that nobody may send", Close(1005), 1002 },
            { "close with a code below the range", Close(999), 1002 },
            { "close with a code of nobody", Close(2500), 1002 },
            { "close with a reason that is not UTF-8", Frame(8, [0x03, 0xe8, 0xff]), 1007 },
            { "close", Close(1000), 1000 },
            { "close without a code", Frame(8, []), 1000 },
            { "close of an application", Close(4321, "bye"), 4321 },
        };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task Each_frame_gets_its_close_code(string what, byte[] bytes, int code)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        await chat.SendAsync(bytes);

        Assert.Equal((what, code), (what, await chat.CloseCodeAsync()));
    }

    /// <summary>Not a row above: the runner would write five million numbers down as its name.</summary>
    [Fact]
    public async Task A_message_of_5_MB_gets_its_close_code()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        await chat.SendAsync(Text(new string('a', 5_000_000)));

        Assert.Equal(1009, await chat.CloseCodeAsync());
    }

    /// <summary>A text message, and the code of the error frame that answers it; the connection goes on.</summary>
    public static TheoryData<string, string> Messages { get; } =
        new()
        {
            { "", "malformed_json" },
            { "{", "malformed_json" },
            { "{} {}", "malformed_json" },
            { "[]", "invalid_frame" },
            { "\"say\"", "invalid_frame" },
            { "{}", "invalid_frame" },
            { """{"type":5}""", "invalid_frame" },
            { """{"type":"shout"}""", "unknown_type" },
            { """{"type":"say","type":"read"}""", "malformed_json" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e"}""", "text_or_payload" },
            {
                """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"a","payload":"b"}""",
                "text_or_payload"
            },
            { """{"type":"say","id":"not a uuid","text":"a"}""", "invalid_id" },
            { """{"type":"say","text":"a"}""", "invalid_id" },
            { """{"type":"say","id":7,"text":"a"}""", "invalid_frame" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":["a"]}""", "invalid_frame" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"  "}""", "text_empty" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"a\u0000"}""", "text_invalid" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"\ud800"}""", "malformed_json" },
            { """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","payload":""}""", "payload_invalid" },
            { """{"type":"read"}""", "invalid_seq" },
            { """{"type":"read","seq":-1}""", "invalid_seq" },
            { """{"type":"read","seq":1.5}""", "invalid_seq" },
            { """{"type":"read","seq":"1"}""", "invalid_seq" },
            { """{"type":"say","x":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "malformed_json" },
        };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Each_wrong_message_gets_an_error_frame_and_the_chat_goes_on(string message, string code)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        await chat.SendAsync(Text(message));
        var error = await chat.TextAsync();
        await chat.SendAsync(Frame(9, "still there"u8.ToArray()));
        var (opcode, payload) = await chat.FrameAsync();

        Assert.Contains($"\"code\":\"{code}\"", error, StringComparison.Ordinal);
        Assert.Equal((10, "still there"), (opcode, Encoding.UTF8.GetString(payload)));
    }

    [Fact]
    public async Task A_text_of_2001_characters_is_refused_by_name_and_with_its_id()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        const string id = "0f8fad5b-d9cb-469f-a165-70867728950e";

        await chat.SayAsync(id, new string('é', 2_001));
        var error = await chat.HearAsync("error");
        await chat.SayAsync(id, new string('é', 2_000));

        Assert.Equal(
            (id, "text_too_long"),
            (error.GetProperty("id").GetString(), error.GetProperty("code").GetString())
        );
        await chat.HearAsync("accepted");
    }

    [Fact]
    public async Task Fifty_messages_a_second_from_one_person_meet_the_limit_and_the_chat_goes_on()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        for (var i = 0; i < 50; i++)
            await chat.SayAsync($"0f8fad5b-d9cb-469f-a165-{i:d12}", "again");

        var (accepted, refused) = (0, 0);
        while (accepted + refused < 50)
        {
            var frame = await chat.HearAsync();
            accepted += frame.GetProperty("type").GetString() == "accepted" ? 1 : 0;
            refused += frame.GetProperty("type").GetString() == "error" ? 1 : 0;
        }

        // The burst, and what was earned while they were sent.
        Assert.InRange(accepted, 16, 30);
    }

    [Fact]
    public async Task More_than_two_hundred_frames_a_second_end_the_connection()
    {
        await using var gateway = await RunningGateway.StartAsync(time: new ManualTime());
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        await chat.SendAsync([.. Enumerable.Repeat(Text("""{"type":"typing"}"""), 201).SelectMany(frame => frame)]);

        Assert.Equal(1008, await chat.CloseCodeAsync());
    }

    [Fact]
    public async Task A_message_in_fragments_with_a_ping_between_is_read_whole()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));
        var message = Encoding.UTF8.GetBytes(
            """{"type":"say","id":"0f8fad5b-d9cb-469f-a165-70867728950e","text":"où est passé mon salaire ?"}"""
        );

        // Cut within a character, too: only the whole must be UTF-8.
        var cut = Array.IndexOf(message, (byte)0xc3) + 1;
        await chat.SendAsync(Frame(1, message[..cut], final: false));
        await chat.SendAsync(Frame(9, []));
        await chat.SendAsync(Frame(0, [], final: false));
        await chat.SendAsync(Frame(0, message[cut..]));

        Assert.Equal(10, (await chat.FrameAsync()).Opcode);
        Assert.Contains("\"accepted\"", await chat.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("où est passé mon salaire ?", await chat.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_that_comes_byte_by_byte_is_read_whole()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var chat = await RawChat.OpenAsync(gateway, await gateway.SignInAsync("alice"));

        foreach (var one in Frame(9, "slow"u8.ToArray()))
            await chat.SendAsync([one]);

        Assert.Equal("slow", Encoding.UTF8.GetString((await chat.FrameAsync()).Payload));
    }
}
