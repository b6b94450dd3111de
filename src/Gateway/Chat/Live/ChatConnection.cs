using System.IO.Pipelines;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Chat.Frames;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>One live chat of a person: what the client says goes to the person's grain, what the grain pushes goes to the client.</summary>
internal sealed partial class ChatConnection(ChatHost host, Caller caller)
    : WebSocketConnection(host.Wheel, host.Options.Limits)
{
    public UserId User => caller.User;
    public string SessionId => caller.SessionId;

    /// <summary>
    /// From hello to the end. Registered before this, so that nothing is missed between. Answers false when it was closed before it
    /// could begin.
    /// </summary>
    public async Task RunAsync(IDuplexPipe pipe, Action abort, long? since)
    {
        try
        {
            if (TryOpen(pipe, abort, host.Wheel.SecondOf(caller.ExpiresAt)) && await TryGreetAsync(since))
                await ReadToEndAsync();
        }
        finally
        {
            host.Connections.Remove(this);
            End();
        }
    }

    /// <summary>Frees what waits for the transport, which has gone.</summary>
    public void Forget() => Gone();

    protected override void OnText(ReadOnlySpan<byte> text)
    {
        if (ClientFrame.TryRead(text, out var frame, out var id) is { } wrong)
        {
            SendError(id, wrong);
            return;
        }
        switch (frame.Kind)
        {
            case ClientFrameKind.Say:
                Say(frame);
                break;
            case ClientFrameKind.Read when host.Rates.Reads.TryTake(User, out _):
                _ = MarkReadAsync(frame.Seq);
                break;
            case ClientFrameKind.Read:
                SendError(id, "too_many_requests");
                break;
            case ClientFrameKind.Typing when host.Rates.Reads.TryTake(User, out _):
                host.Typing.Tell(this);
                break;
            default:
                // Typing beyond the rate: a hint that nobody misses.
                break;
        }
    }

    private async Task MarkReadAsync(long seq)
    {
        try
        {
            if (await host.People.AskAsync(User, new ReadRequest(seq), default) is RefusedReply refused)
                SendError(null, refused.Code);
        }
        catch (Exception failed)
        {
            SendError(null, host.CodeOf(failed));
        }
    }

    /// <summary>Sent when it is live; while it catches up a hint would come late, and is left out.</summary>
    public void Hint(OutboundFrame frame)
    {
        lock (Gate)
        {
            if (!_live)
                return;
            Enqueue(frame);
            Flush();
        }
    }

    private void SendError(string? id, string code) => SendOne(ServerFrames.Error(id, code));

    private void SendOne(OutboundFrame frame)
    {
        lock (Gate)
        {
            Enqueue(frame);
            Flush();
        }
        frame.LetGo();
    }
}
