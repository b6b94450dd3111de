using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>The chat turn.</summary>
public sealed partial class ConversationGrain
{
    private async ValueTask<UserReply> SayAsync(SayRequest say, CancellationToken cancellation)
    {
        // Step 1: what was tapped counts only if it was offered.
        var lookups = new Lookups(Loaded, user, services.Store);
        var offered = await lookups.OfferedAsync(say.Payload, cancellation);

        // Step 2: decide and commit. The person's own message and the replies stand in one row.
        var input = new Said(
            say.ClientId,
            say.Text,
            say.Payload,
            offered,
            say.SessionId,
            say.AuthenticatedAt,
            services.Ids.NewId()
        );
        if (Loaded.Keys.Has(Keyring.Core) is false)
            return new RefusedReply("signed_out");
        var (refusal, _, turn) = await RunAsync(input, (say.ClientId, ContentHash(say)), cancellation);

        // Step 3: a client id that was used before gets its answer again, or a conflict. It does nothing twice. The store holds to
        // that, so that a new id costs no question; a refusal may come from what the first turn of the id did.
        if (refusal is not null || turn is null)
            return await AnswerOfBeforeAsync(say, cancellation) ?? new RefusedReply(refusal ?? "unavailable");

        // Step 4: answer. A turn that ended in the erasure of the person has no message left.
        return Answer(say.ClientId, turn.Messages);
    }

    /// <summary>Null when no turn of the client id is kept.</summary>
    private async ValueTask<UserReply?> AnswerOfBeforeAsync(SayRequest say, CancellationToken cancellation)
    {
        var earlier = await services.Store.TurnOfClientIdAsync(user, say.ClientId, cancellation);
        if (earlier is null)
            return null;
        // A turn that was decided and not kept may have let go of keys.
        if (MustReload)
            await ReloadAsync(cancellation);
        if (!ContentHash(say).AsSpan().SequenceEqual(earlier.ContentHash))
            return new RefusedReply("id_conflict");
        return Answer(say.ClientId, [.. TurnRows.Read(Loaded.Keys, user, earlier)]);
    }

    private static TurnReply Answer(string clientId, ImmutableArray<Message> messages) =>
        messages.IsEmpty ? new TurnReply(clientId, 0, []) : new TurnReply(clientId, messages[0].Seq, messages[1..]);

    private byte[] ContentHash(SayRequest say) =>
        say.Payload is { } payload
            ? Loaded.Keys.Hash(Keyring.Core, HashedThing.Content, "payload", payload)
            : Loaded.Keys.Hash(Keyring.Core, HashedThing.Content, "text", say.Text ?? "");
}
