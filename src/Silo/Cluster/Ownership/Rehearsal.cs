using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// A few turns of nobody, before a silo stands by anywhere: what runs for the first time takes a second, to compile and to connect, and
/// the people of a silo that was killed would wait for it. Nothing of it is kept: see <see cref="RehearsalStore"/>.
/// </summary>
internal static class Rehearsal
{
    private const int SessionMinutes = 5;
    private static readonly UserId Nobody = new("rehearsal");
    private static readonly string[] Lines = ["hello", "bonjour", "what is my balance?", "quel est mon solde ?"];

    /// <param name="services">Of this silo's grains.</param>
    /// <returns>How many turns were answered as a person's would be.</returns>
    public static async Task<int> RunAsync(
        ConversationServices services,
        Partitions partitions,
        Tenure never,
        FrameCodec codec,
        CancellationToken cancellation
    )
    {
        var own = services with
        {
            Store = new RehearsalStore(services.Store, partitions, never),
            Connections = new Empty(),
        };
        var id = ConversationGrainFactory.IdOf(Nobody);
        var grain = new ConversationGrainFactory(own).Create(id);
        var answered = 0;
        try
        {
            await grain.ActivateAsync(cancellation);
            var (now, session) = (services.Clock.GetUtcNow(), services.Ids.NewId());
            await AskAsync(new SignInRequest(session, "en-GB", null, now, now.AddMinutes(SessionMinutes)));
            foreach (var line in Lines)
                await AskAsync(new SayRequest(services.Ids.NewId(), line, null, session, now));
            await AskAsync(new MessagesRequest(0, null, 1));
            return answered;
        }
        finally
        {
            grain.Deactivate();
        }

        // As it travels: from a gateway's bytes to those of the answer and of the push.
        async Task AskAsync(UserRequest request)
        {
            var asked = Travelled(new AskFrame(1, long.MaxValue, "", id, request));
            var reply = await grain.HandleAsync(((AskFrame)asked).Request, cancellation);
            Travelled(new AnswerFrame(1, reply));
            if (reply is TurnReply turn)
            {
                answered++;
                var push = new MessagesPush(turn.Messages, turn.ClientId);
                Travelled(new PushFrame(never.Partition, never.Epoch, Nobody, push));
            }
        }

        Frame Travelled(Frame frame) =>
            codec.TryRead(codec.Write(frame), out var error) ?? throw new InvalidDataException($"{error}");
    }

    private sealed class Empty : IConnections
    {
        public void Push(UserId user, Push push) { }
    }
}
