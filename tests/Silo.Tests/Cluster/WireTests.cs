using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class WireTests
{
    private static readonly GrainId Someone = new(GrainKinds.Conversation, "chloé");
    private readonly ManualClock _clock = new();
    private readonly TransportRing _ring;
    private readonly FrameCodec _codec;

    public WireTests()
    {
        _ring = new TransportRing(_clock);
        _codec = new FrameCodec(_ring);
        _ring.Replace(KeysOf(_ring.Today - 1, _ring.Today, _ring.Today + 1));
    }

    public static TheoryData<Type> Travelling =>
        [
            .. Samples.MembersOf(typeof(UserRequest)),
            .. Samples.MembersOf(typeof(UserReply)),
            .. Samples.MembersOf(typeof(Push)),
            typeof(ReportRequest),
            typeof(ReportedReply),
            typeof(OpenOutboxRequest),
            typeof(OpenedOutboxReply),
            typeof(DecisionSettledRequest),
            typeof(RevocationSettledRequest),
            typeof(TakeBudgetRequest),
            typeof(BudgetReply),
            typeof(SiloLoad),
            typeof(GatewayLoad),
        ];

    [Theory]
    [MemberData(nameof(Travelling))]
    public void Every_request_reply_and_push_arrives_as_it_left(Type type)
    {
        Assert.True(WireTypes.Knows(type), $"{type.Name} has no number in {nameof(WireTypes)}");
        foreach (var value in new Samples().Of(type))
        {
            var answer = Assert.IsType<AnswerFrame>(Travel(new AnswerFrame(7, value)));
            Assert.Null(Samples.Difference(value, answer.Reply, type.Name));
        }
    }

    /// <summary>A report without a number would fail only when a bank sends one.</summary>
    [Fact]
    public void Every_report_of_a_bank_arrives_as_it_left()
    {
        var reports = Samples.MembersOf(typeof(BankReport)).SelectMany(new Samples().Of).Cast<BankReport>().ToList();
        var events = reports.ConvertAll(report => new BankEvent(
            "e",
            "h",
            new AccountRef("a"),
            DateTimeOffset.UnixEpoch,
            report
        ));
        var sent = new ReportRequest(new BankId("sandbank"), [.. events], DryRun: false);
        var came = Assert.IsType<AskFrame>(Travel(new AskFrame(1, 2, "inbox", Someone, sent)));
        Assert.Null(Samples.Difference(sent, came.Request, "report"));
    }

    public static TheoryData<Frame> Frames =>
        [
            new AskFrame(ulong.MaxValue, long.MaxValue, "inbox-1", Someone, new ReadRequest(4)),
            new FailureFrame(3, WireFailure.Overloaded, 1_000),
            new PushFrame(63, 12, new UserId("chloé"), new ReadPush(9)),
            new PresenceFrame(
                5,
                "inbox-2",
                [new PresenceEntry(new UserId("bruno"), 3), new PresenceEntry(new UserId("alice"), PresenceEntry.Gone)]
            ),
            new TenureFrame(63, long.MaxValue),
            new WakeFrame(63),
            new LoadFrame(new Samples().Of(typeof(SiloLoad)).First()),
            new LoadFrame(new Samples().Of(typeof(GatewayLoad)).First()),
        ];

    [Theory]
    [MemberData(nameof(Frames))]
    public void Every_frame_arrives_as_it_left(Frame frame) =>
        Assert.Null(Samples.Difference(frame, Travel(frame), frame.Kind.ToString()));

    public static TheoryData<object> Traced =>
        [
            new ReadRequest(4),
            new GetConsentsRequest(),
            new SayRequest("id", "\"}", null, "s", DateTimeOffset.UnixEpoch),
        ];

    [Theory]
    [MemberData(nameof(Traced))]
    public void A_trace_travels_with_its_request_and_one_that_has_none_gets_none(object request)
    {
        const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var plain = new AskFrame(1, 2, "inbox", Someone, request);
        var traced = plain with { Trace = Trace };
        Assert.Null(Samples.Difference(traced, Travel(traced), "traced"));
        Assert.Null(Samples.Difference(plain, Travel(plain), "plain"));
        Assert.Null(Assert.IsType<AskFrame>(Travel(plain with { Trace = "nonsense" })).Trace);
    }

    /// <summary>A process of before reads a request by its number and its JSON, as is done here, and knows of no trace.</summary>
    [Fact]
    public void A_process_that_knows_no_traces_reads_the_request_of_one_that_does()
    {
        var json = """{"Seq":4,"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}"""u8;
        Assert.Equal(new ReadRequest(4), WireTypes.Read(WireTypes.NumberOf(new ReadRequest(0)), json));
    }

    [Fact]
    public void Nothing_of_a_person_stands_in_clear()
    {
        var say = new SayRequest("id-1", "solde", null, "session-1", DateTimeOffset.UnixEpoch);
        var text = Encoding.UTF8.GetString(_codec.Write(new AskFrame(1, 2, "inbox", Someone, say)));
        foreach (var secret in new[] { "solde", "chlo", "session-1", "inbox" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, WireError.UnknownVersion)]
    [InlineData(0, 0, WireError.UnknownVersion)]
    [InlineData(1, 99, WireError.UnknownKind)]
    [InlineData(1, (byte)FrameKind.Push, WireError.Forged)]
    [InlineData(3, 77, WireError.UnknownKey)]
    [InlineData(30, 0, WireError.Forged)]
    public void What_was_changed_on_the_way_is_refused_by_name(int place, byte value, WireError why)
    {
        var bytes = _codec.Write(new WakeFrame(1));
        bytes[place] = bytes[place] == value ? (byte)(value + 1) : value;
        Assert.Null(_codec.TryRead(bytes, out var error));
        Assert.Equal(why, error);
    }

    [Fact]
    public void A_request_that_only_a_newer_binary_knows_can_still_be_refused_to_its_asker()
    {
        var clear = new byte[128];
        var length = AskOfUnknownType(clear);
        var sealedBytes = Seal(FrameKind.Ask, clear.AsSpan(0, length));
        var frame = Assert.IsType<UnknownAskFrame>(_codec.TryRead(sealedBytes, out var error));
        Assert.Equal(WireError.None, error);
        Assert.Equal(new UnknownAskFrame(7, 9, "inbox"), frame);
    }

    [Fact]
    public void A_frame_that_was_cut_is_refused_at_every_length()
    {
        var bytes = _codec.Write(new AskFrame(1, 2, "inbox", Someone, new ReadRequest(4)));
        for (var length = 0; length < bytes.Length; length++)
            Assert.Null(_codec.TryRead(bytes.AsSpan(0, length), out _));
    }

    [Fact]
    public void Yesterdays_key_opens_and_the_one_before_does_not()
    {
        var bytes = _codec.Write(new WakeFrame(1));
        _ring.Replace(KeysOf(_ring.Today + 1, _ring.Today + 2).Add(_ring.Today, _ring.Find(_ring.Today)!));
        Assert.NotNull(_codec.TryRead(bytes, out _));
        _ring.Replace(KeysOf(_ring.Today + 1, _ring.Today + 2));
        Assert.Null(_codec.TryRead(bytes, out var error));
        Assert.Equal(WireError.UnknownKey, error);
    }

    [Fact]
    public void Joined_frames_come_apart_again_and_wrong_lengths_are_refused()
    {
        byte[][] frames =
        [
            [1, 2, 3],
            [],
            [4],
        ];
        var message = FrameBatch.Join(frames);
        var apart = new List<ReadOnlyMemory<byte>>();
        Assert.True(FrameBatch.TrySplit(message, apart));
        Assert.Equal(frames, apart.ConvertAll(one => one.ToArray()));
        Assert.False(FrameBatch.TrySplit(message.AsMemory(0, message.Length - 1), []));
        Assert.False(FrameBatch.TrySplit(new byte[] { 255, 0, 0, 0, 1 }, []));
        var tooMany = FrameBatch.Join([.. Enumerable.Repeat<byte[]>([1], WireLimits.FramesPerMessageMax + 1)]);
        Assert.False(FrameBatch.TrySplit(tooMany, []));
    }

    private Frame Travel(Frame frame)
    {
        var came = _codec.TryRead(_codec.Write(frame), out var error);
        Assert.Equal(WireError.None, error);
        return came!;
    }

    private static int AskOfUnknownType(Span<byte> to)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, 7);
        BinaryPrimitives.WriteInt64BigEndian(to[8..], 9);
        var at = 16;
        foreach (var text in new[] { "inbox", Someone.Kind, Someone.Key })
        {
            var bytes = Encoding.UTF8.GetBytes(text, to[(at + 2)..]);
            BinaryPrimitives.WriteUInt16BigEndian(to[at..], (ushort)bytes);
            at += 2 + bytes;
        }
        BinaryPrimitives.WriteUInt16BigEndian(to[at..], ushort.MaxValue);
        return at + 2;
    }

    private byte[] Seal(FrameKind kind, ReadOnlySpan<byte> clear)
    {
        const int HeadBytes = 6;
        var bytes = new byte[HeadBytes + 12 + clear.Length + 16];
        (bytes[0], bytes[1]) = (FrameCodec.Version, (byte)kind);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2), _ring.Today);
        using var aes = new AesGcm(_ring.Find(_ring.Today)!, 16);
        var nonce = bytes.AsSpan(HeadBytes, 12);
        var rest = bytes.AsSpan(HeadBytes + 12);
        aes.Encrypt(nonce, clear, rest[..clear.Length], rest[clear.Length..], bytes.AsSpan(0, HeadBytes));
        return bytes;
    }

    private static ImmutableDictionary<int, byte[]> KeysOf(params int[] days) =>
        days.ToImmutableDictionary(day => day, _ => RandomNumberGenerator.GetBytes(32));
}
