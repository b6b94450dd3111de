using OrleansBank.Contracts;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// No gap and no double. A connection is either live, and sends what is pushed, or it catches up: then pushes only say how far there
/// is to read, the messages are read from the grain, and once nothing is left between the two, under the gate, it is live. A push that
/// does not follow on what was sent last makes it catch up again.
/// </summary>
internal sealed partial class ChatConnection
{
    private const int FruitlessPagesMax = 3;

    /// <summary>The last sequence that was sent, or that the client said it has.</summary>
    private long _lastSeq;

    /// <summary>The highest sequence that was pushed while it caught up.</summary>
    private long _pushedSeq;

    /// <summary>What else was pushed meanwhile; null when nothing was.</summary>
    private List<Push>? _held;
    private bool _live;

    /// <summary>What the client has; null while it catches up.</summary>
    public long? LastSeq
    {
        get
        {
            lock (Gate)
                return _live ? _lastSeq : null;
        }
    }

    /// <summary>Called in the order of the pushes; returns at once.</summary>
    public void Deliver(PushFrames push)
    {
        bool wasLive;
        bool isLive;
        lock (Gate)
        {
            wasLive = _live;
            if (push.Push is EndPush end)
            {
                if (end.SessionId is null || end.SessionId == SessionId)
                    CloseWith(Frames.CloseCode.SignedOut);
                return;
            }
            if (!_live)
                Hold(push.Push);
            else if (push.Push is MessagesPush messages)
                SendMessages(messages, push);
            else
                Enqueue(push.Only);
            Flush();
            isLive = _live;
        }
        if (wasLive && !isLive)
            _ = CatchUpAsync();
    }

    private void SendMessages(MessagesPush push, PushFrames frames)
    {
        if (push.AcceptedClientId is { } clientId)
            TellAccepted(clientId, push.Messages);
        for (var i = 0; i < push.Messages.Length; i++)
        {
            var seq = push.Messages[i].Seq;
            if (seq <= _lastSeq)
                continue;
            if (seq > _lastSeq + 1)
            {
                _live = false;
                _pushedSeq = push.Messages[^1].Seq;
                return;
            }
            Enqueue(frames.Of(i));
            _lastSeq = seq;
        }
    }

    private void Hold(Push push)
    {
        if (push is MessagesPush { Messages: [.., var last] })
            _pushedSeq = Math.Max(_pushedSeq, last.Seq);
        else if (push is not MessagesPush)
            (_held ??= []).Add(push);
        if (_held is { Count: > HeldMax })
            CloseWith(Frames.CloseCode.SlowReader);
    }

    private const int HeldMax = 64;

    private async Task<bool> TryGreetAsync(long? since)
    {
        try
        {
            // Without since nothing is replayed: only the last sequence is asked for.
            var ask = new MessagesRequest(since ?? long.MaxValue, null, Bounds.PageMessagesMax);
            if (await host.People.AskAsync(User, ask, default) is not MessagesReply reply)
            {
                CloseWith(Frames.CloseCode.Internal);
                return false;
            }
            SendOne(ServerFrames.Hello(User.Value, reply.LastSeq, reply.ReadSeq));
            // A client that is ahead of us (the person was erased meanwhile) begins anew.
            _lastSeq = since is { } seen && seen <= reply.LastSeq ? seen : reply.LastSeq;
            _ = CatchUpAsync(reply);
            return true;
        }
        catch (Exception failed)
        {
            CloseWith(host.CloseCodeOf(failed));
            return false;
        }
    }

    private async Task CatchUpAsync(MessagesReply? page = null)
    {
        try
        {
            for (var fruitless = 0; fruitless < FruitlessPagesMax; )
            {
                page ??= await AskPageAsync();
                var before = _lastSeq;
                if (page is null || !await TrySendPageAsync(page))
                    return;
                if (TryGoLive(page.LastSeq))
                    return;
                fruitless = _lastSeq == before ? fruitless + 1 : 0;
                page = null;
            }
            CloseWith(Frames.CloseCode.ServiceRestart);
        }
        catch (Exception failed)
        {
            CloseWith(host.CloseCodeOf(failed));
        }
    }

    private async Task<MessagesReply?> AskPageAsync()
    {
        var ask = new MessagesRequest(_lastSeq, null, Bounds.PageMessagesMax);
        return await host.People.AskAsync(User, ask, default) as MessagesReply;
    }

    /// <summary>At the client's pace: a long history waits here, not in the queue.</summary>
    private async ValueTask<bool> TrySendPageAsync(MessagesReply page)
    {
        foreach (var message in page.Messages)
        {
            if (message.Seq <= _lastSeq)
                continue;
            SendOne(ServerFrames.Of(message));
            _lastSeq = message.Seq;
            if (!await DrainedAsync())
                return false;
        }
        return true;
    }

    private bool TryGoLive(long storedSeq)
    {
        lock (Gate)
        {
            if (_lastSeq < Math.Max(storedSeq, _pushedSeq))
                return false;
            foreach (var push in _held ?? [])
            {
                using var frames = new PushFrames(push);
                Enqueue(frames.Only);
            }
            _held = null;
            _live = true;
            Flush();
            return true;
        }
    }
}
