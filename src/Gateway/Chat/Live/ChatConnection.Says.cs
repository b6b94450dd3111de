using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>What the client says: one turn after another, in the order in which it was said.</summary>
internal sealed partial class ChatConnection
{
    private Queue<SayRequest>? _says;

    /// <summary>The client id of the turn that is under way, until its acceptance has been told.</summary>
    private string? _unaccepted;

    /// <summary>Shows that the assistant writes, until the answer is there; null when nobody would see it.</summary>
    private ITimer? _typing;

    private void Say(in ClientFrame frame)
    {
        if (!host.Rates.Turns.TryTake(User, out _))
        {
            SendError(frame.Id, "too_fast");
            return;
        }
        if (SayRules.Check(frame.Id, frame.Text, frame.Payload, caller, out var say) is { } wrong)
        {
            SendError(frame.Id, wrong);
            return;
        }
        lock (Gate)
        {
            if (_says is not null)
            {
                // The turn under way has left the queue, and counts.
                if (_says.Count + 1 < Bounds.UnansweredSaysMax)
                    _says.Enqueue(say!);
                else
                    SendError(frame.Id, "too_many_unanswered");
                return;
            }
            _says = new Queue<SayRequest>();
        }
        _ = AnswerAsync(say!);
    }

    private async Task AnswerAsync(SayRequest? say)
    {
        while (say is not null)
        {
            await TakeTurnAsync(say);
            lock (Gate)
            {
                // What a session said that has ended since is not done any more.
                if (!IsOpen || !_says!.TryDequeue(out say))
                {
                    say = null;
                    _says = null;
                }
            }
        }
    }

    private async Task TakeTurnAsync(SayRequest say)
    {
        Volatile.Write(ref _unaccepted, say.ClientId);
        Volatile.Write(ref _typing, host.Typing.Watch(User));
        try
        {
            switch (await host.People.TakeTurnAsync(User, say, default))
            {
                case TurnReply turn:
                    lock (Gate)
                    {
                        TellAccepted(turn.ClientId, turn.Seq);
                        Flush();
                    }
                    break;
                case RefusedReply refused:
                    SendError(say.ClientId, refused.Code);
                    break;
            }
        }
        catch (Exception failed)
        {
            SendError(say.ClientId, host.CodeOf(failed));
        }
        finally
        {
            Volatile.Write(ref _unaccepted, null);
            EndTyping();
        }
    }

    /// <summary>Under the gate. Once a turn: with its messages when they are pushed, or with its answer when they were pushed before.</summary>
    private void TellAccepted(string clientId, long seq)
    {
        if (_unaccepted != clientId)
            return;
        _unaccepted = null;
        // The answer may be there long before the end of the turn is, which may wait for a bank: who has it is shown no more.
        EndTyping();
        var accepted = ServerFrames.Accepted(clientId, seq);
        Enqueue(accepted);
        accepted.LetGo();
    }

    private void EndTyping() => Interlocked.Exchange(ref _typing, null)?.Dispose();

    private void TellAccepted(string clientId, ImmutableArray<Message> messages)
    {
        foreach (var message in messages)
        {
            if (message.From.Kind != SenderKind.User)
                continue;
            TellAccepted(clientId, message.Seq);
            return;
        }
    }
}
