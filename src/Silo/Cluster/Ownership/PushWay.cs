using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>How a silo reaches gateways.</summary>
internal sealed class PushWay(BrokerOptions options, FrameCodec codec, Publisher publisher)
{
    public void Tell(string inbox, Frame frame) => publisher.TryTell("", inbox, codec.Write(frame));

    public void TellAllGateways(Frame frame) => publisher.TryTell(options.Gateways, "", codec.Write(frame));

    /// <summary>An answer, which is of no use after the asker's deadline.</summary>
    public void Answer(string inbox, Frame frame, long deadlineMs)
    {
        var bytes = codec.Write(frame);
        // The broker would close the channel over it, and everybody else's answers with it.
        if (bytes.Length > WireLimits.FrameBytesMax && frame is AnswerFrame answer)
            bytes = codec.Write(new FailureFrame(answer.Correlation, WireFailure.TooLong, 0));
        publisher.TrySend(new Outgoing("", inbox, bytes, deadlineMs, 0));
    }

    /// <summary>Gives whoever consumes the partition's queue a reason to take it.</summary>
    public void Wake(int partition) =>
        publisher.TryTell("", options.QueueOf(partition), codec.Write(new WakeFrame(partition)));
}

/// <summary>A person's live connections, wherever they are, as the grains of one tenure see them.</summary>
internal sealed class TenureConnections(Tenure tenure, PushWay way) : IConnections
{
    public void Push(UserId user, Push push)
    {
        if (!tenure.IsAlive)
            return;
        var frame = new PushFrame(tenure.Partition, tenure.Epoch, user, push);
        // Every gateway remembers for a moment that a session was good, with a connection or without.
        if (push is EndPush)
        {
            way.TellAllGateways(frame);
            return;
        }
        var lastSeq = push is MessagesPush { Messages: [.., var last] } ? last.Seq : (long?)null;
        foreach (var inbox in tenure.Audience.InboxesOf(user, lastSeq))
            way.Tell(inbox, frame);
    }
}
