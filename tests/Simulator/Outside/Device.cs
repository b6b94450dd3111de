using System.Globalization;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Simulator.Cluster;

namespace OrleansBank.Simulator.Outside;

/// <summary>
/// One live chat connection, as a gateway keeps it: live, or reading what it missed. A push that does not follow on what was shown last
/// makes it read again. It lives in its gateway's process.
/// </summary>
internal sealed class Device(SimulatedPerson person, SimulatedGateway gateway, long since)
{
    private const int PageMax = 200;
    private readonly int _generation = person.Truth.Generation;
    private long _lastSeq = since;
    private long _pushedSeq;
    private bool _isLive;
    private bool _isLost;

    public UserId User => person.User;
    public SimulatedGateway Gateway => gateway;
    public bool IsClosed => _isLost || gateway.Process.IsDead;

    /// <summary>What the client has.</summary>
    public long Shown => _lastSeq;

    /// <summary>Null while it catches up.</summary>
    public long? LastSeq => _isLive ? _lastSeq : null;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{gateway.Process} has {_lastSeq}, was pushed {_pushedSeq}, {(_isLive ? "live" : "reads")}"
        );

    public void Open() =>
        gateway.Process.After(
            TimeSpan.FromMilliseconds(1),
            () =>
            {
                // The client gave up before a stopped gateway went on.
                if (IsClosed)
                    return;
                gateway.Connections.Add(this);
                _ = CatchUpAsync();
            }
        );

    public void Deliver(Push push)
    {
        switch (push)
        {
            case EndPush:
                Close();
                break;
            case MessagesPush messages when _isLive:
                Show(messages);
                break;
            case MessagesPush { Messages: [.., var last] }:
                _pushedSeq = Math.Max(_pushedSeq, last.Seq);
                break;
        }
    }

    public void Close()
    {
        if (IsClosed)
            return;
        gateway.Connections.Remove(this);
        Lose();
    }

    /// <summary>The socket is gone.</summary>
    public void Lose()
    {
        _isLost = true;
        _isLive = false;
    }

    private void Show(MessagesPush push)
    {
        foreach (var message in push.Messages)
        {
            if (message.Seq <= _lastSeq)
                continue;
            if (message.Seq > _lastSeq + 1)
            {
                _isLive = false;
                _pushedSeq = push.Messages[^1].Seq;
                _ = CatchUpAsync();
                return;
            }
            Show(message);
        }
    }

    private void Show(Message message)
    {
        _lastSeq = message.Seq;
        person.Truth.Pushed(message, _generation);
        person.Sees(message);
    }

    private async Task CatchUpAsync()
    {
        try
        {
            for (var fruitless = 0; fruitless < 3 && !IsClosed; )
            {
                var read = person.Truth.BeginRead();
                var ask = new MessagesRequest(_lastSeq, null, PageMax);
                if (await gateway.Platform.AskAsync(User, ask, CancellationToken.None) is not MessagesReply page)
                    break;
                person.Truth.EndRead(read, page);
                var before = _lastSeq;
                // A client that is ahead of us (the person was erased meanwhile) begins anew.
                if (_lastSeq > page.LastSeq || _generation != person.Truth.Generation)
                    break;
                foreach (var message in page.Messages.Where(one => one.Seq > _lastSeq))
                    Show(message);
                if (_lastSeq >= Math.Max(page.LastSeq, _pushedSeq))
                {
                    _isLive = true;
                    return;
                }
                fruitless = _lastSeq == before ? fruitless + 1 : 0;
            }
        }
        catch (Exception)
        {
            // The client connects anew.
        }
        Close();
    }
}
