using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Chat.Frames;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>
/// Who is writing: the person, told to their other connections, and the assistant, told to all of them while a turn takes long. Only a
/// hint between connections of one gateway: it is never stored nor replayed, and who catches up does without.
/// </summary>
internal sealed class Typing(LiveConnections connections, GatewayOptions options, TimeProvider time)
{
    /// <summary>The name that the assistant's messages have.</summary>
    private static readonly Sender Assistant = new(SenderKind.Assistant, "OrleansBank");

    /// <summary>To the person's other connections. Nothing is written when there is none.</summary>
    public void Tell(ChatConnection typist)
    {
        var all = connections.Find(typist.User);
        if (all.Count > 1)
            Tell(all, new Sender(SenderKind.User, typist.User.Value), typist);
    }

    /// <summary>Held while a turn is under way; null when nobody is there to see it. The end of the turn ends it.</summary>
    public ITimer? Watch(UserId user)
    {
        if (!connections.IsHere(user))
            return null;
        // Again and again, as a client that hears no more believes that the assistant has stopped.
        return time.CreateTimer(
            _ => Tell(connections.Find(user), Assistant, except: null),
            null,
            options.Limits.TypingAfter,
            options.Limits.TypingEvery
        );
    }

    private static void Tell(IReadOnlyList<ChatConnection> all, Sender from, ChatConnection? except)
    {
        var frame = ServerFrames.Typing(from);
        foreach (var one in all)
        {
            if (one != except)
                one.Hint(frame);
        }
        frame.LetGo();
    }
}
