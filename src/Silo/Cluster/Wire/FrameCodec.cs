using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>
/// Frames as bytes: version (1 byte), kind (1), day of the transport key (4), then nonce || ciphertext || tag (AES-256-GCM), to which the
/// first six bytes are bound. A person's name, words and money are never in clear at the broker.
/// </summary>
public sealed class FrameCodec(TransportRing keys)
{
    public const byte Version = 1;
    private const int HeadBytes = 1 + 1 + sizeof(int);

    /// <exception cref="CryptographicException">There is no key of today.</exception>
    public byte[] Write(Frame frame)
    {
        using var clear = new WireWriter();
        WriteBody(clear, frame);
        Span<byte> head = stackalloc byte[HeadBytes];
        var day = keys.Today;
        var key = keys.Find(day) ?? throw new CryptographicException("there is no transport key of today");
        head[0] = Version;
        head[1] = (byte)frame.Kind;
        BinaryPrimitives.WriteInt32BigEndian(head[2..], day);
        var bytes = Sealing.Seal(key, clear.Written, head, HeadBytes);
        head.CopyTo(bytes);
        return bytes;
    }

    /// <summary>Null, with the reason, when the bytes are not taken.</summary>
    public Frame? TryRead(ReadOnlySpan<byte> bytes, out WireError error)
    {
        if (bytes.Length is < HeadBytes + Sealing.OverheadBytes or > WireLimits.FrameBytesMax)
            return Refuse(WireError.Malformed, out error);
        if (bytes[0] != Version)
            return Refuse(WireError.UnknownVersion, out error);
        if (!Enum.IsDefined((FrameKind)bytes[1]))
            return Refuse(WireError.UnknownKind, out error);
        if (keys.Find(BinaryPrimitives.ReadInt32BigEndian(bytes[2..])) is not { } key)
            return Refuse(WireError.UnknownKey, out error);
        var clear = new byte[bytes.Length - HeadBytes - Sealing.OverheadBytes];
        if (!Sealing.TryOpen(key, bytes[HeadBytes..], bytes[..HeadBytes], clear))
            return Refuse(WireError.Forged, out error);
        try
        {
            return ReadBody((FrameKind)bytes[1], clear, out error);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            // A member of a closed set that a newer binary has, for one.
            return Refuse(WireError.Malformed, out error);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private static Frame? Refuse(WireError why, out WireError error)
    {
        error = why;
        return null;
    }

    private static void WriteBody(WireWriter to, Frame frame)
    {
        switch (frame)
        {
            case AskFrame ask:
                to.Int64((long)ask.Correlation);
                to.Int64(ask.DeadlineMs);
                to.Text(ask.ReplyTo);
                to.Text(ask.Grain.Kind);
                to.Text(ask.Grain.Key);
                WriteValue(to, ask.Request);
                if (ask.Trace is { } trace)
                    TraceMember.Append(to, trace);
                break;
            case AnswerFrame answer:
                to.Int64((long)answer.Correlation);
                WriteValue(to, answer.Reply);
                break;
            case FailureFrame failure:
                to.Int64((long)failure.Correlation);
                to.Byte((byte)failure.Failure);
                to.Int32(failure.RetryAfterMs);
                break;
            case PushFrame push:
                to.UInt16((ushort)push.Partition);
                to.Int64(push.Epoch);
                to.Text(push.User.Value);
                WriteValue(to, push.Push);
                break;
            case PresenceFrame presence:
                to.UInt16((ushort)presence.Partition);
                to.Text(presence.Inbox);
                to.UInt16(checked((ushort)presence.People.Length));
                foreach (var (user, seq) in presence.People)
                {
                    to.Text(user.Value);
                    to.Int64(seq);
                }
                break;
            case TenureFrame tenure:
                to.UInt16((ushort)tenure.Partition);
                to.Int64(tenure.Epoch);
                break;
            case WakeFrame wake:
                to.UInt16((ushort)wake.Partition);
                break;
            case LoadFrame load:
                WriteValue(to, load.Load);
                break;
            default:
                throw new NotSupportedException($"a frame that does not travel: {frame.GetType().Name}");
        }
    }

    private static void WriteValue(WireWriter to, object value)
    {
        to.UInt16(WireTypes.NumberOf(value));
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { SkipValidation = true });
        WireTypes.Write(json, value);
    }

    private static Frame? ReadBody(FrameKind kind, ReadOnlySpan<byte> clear, out WireError error)
    {
        var from = new WireReader(clear);
        var unknown = false;
        Frame? frame = kind switch
        {
            FrameKind.Ask => ReadAsk(ref from),
            FrameKind.Answer => ReadAnswer(ref from, out unknown),
            FrameKind.Failure => new FailureFrame((ulong)from.Int64(), (WireFailure)from.Byte(), from.Int32()),
            FrameKind.Push => ReadPush(ref from, out unknown),
            FrameKind.Presence => ReadPresence(ref from),
            FrameKind.Tenure => new TenureFrame(from.UInt16(), from.Int64()),
            FrameKind.Load => ReadLoad(ref from, out unknown),
            _ => new WakeFrame(from.UInt16()),
        };
        if (unknown)
            return Refuse(WireError.UnknownType, out error);
        if (from.Failed || frame is null)
            return Refuse(WireError.Malformed, out error);
        error = WireError.None;
        return frame;
    }

    private static Frame? ReadAsk(ref WireReader from)
    {
        var (correlation, deadline, replyTo) = ((ulong)from.Int64(), from.Int64(), from.Text());
        var grain = new GrainId(from.Text(), from.Text());
        var trace = TraceMember.Find(from.Rest);
        if (ReadValue(ref from, out var unknown) is { } request)
            return new AskFrame(correlation, deadline, replyTo, grain, request, trace);
        return unknown ? new UnknownAskFrame(correlation, deadline, replyTo) : null;
    }

    private static AnswerFrame? ReadAnswer(ref WireReader from, out bool unknown)
    {
        var correlation = (ulong)from.Int64();
        return ReadValue(ref from, out unknown) is { } reply ? new AnswerFrame(correlation, reply) : null;
    }

    private static PushFrame? ReadPush(ref WireReader from, out bool unknown)
    {
        var (partition, epoch, user) = (from.UInt16(), from.Int64(), from.Text());
        return ReadValue(ref from, out unknown) is Push push
            ? new PushFrame(partition, epoch, new UserId(user), push)
            : null;
    }

    private static PresenceFrame ReadPresence(ref WireReader from)
    {
        var (partition, inbox, count) = (from.UInt16(), from.Text(), from.UInt16());
        var people = new List<PresenceEntry>();
        for (var i = 0; i < count && !from.Failed; i++)
            people.Add(new PresenceEntry(new UserId(from.Text()), from.Int64()));
        return new PresenceFrame(partition, inbox, [.. people]);
    }

    private static LoadFrame? ReadLoad(ref WireReader from, out bool unknown) =>
        ReadValue(ref from, out unknown) is { } load ? new LoadFrame(load) : null;

    private static object? ReadValue(ref WireReader from, out bool unknown)
    {
        var number = from.UInt16();
        unknown = false;
        if (from.Failed)
            return null;
        var value = WireTypes.Read(number, from.Rest);
        unknown = value is null;
        return value;
    }
}
