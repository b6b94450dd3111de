using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>The world of a conversation grain: all that it can reach.</summary>
public sealed record ConversationServices(
    IGrainStore Store,
    IVault Vault,
    TimeProvider Clock,
    IIds Ids,
    IConnections Connections,
    IAftermath Aftermath,
    ImmutableDictionary<BankId, BankProfile> Banks
)
{
    /// <summary>What every decision knows, whoever it is about.</summary>
    internal Known Known { get; } = new() { Banks = Banks };
}

/// <summary>What follows a commit and concerns more than the person's own rows. Each call returns at once, but the last.</summary>
public interface IAftermath
{
    /// <summary>Decisions or notices wait in the outbox.</summary>
    void OutboxWritten();

    /// <summary>Accounts lead to a person who was not among their people before.</summary>
    void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes);

    /// <summary>A bank's accounts no longer lead to this person; null for every bank.</summary>
    void AccountsClosed(UserId user, BankId? bank);

    /// <summary>A bank's data is to be fetched; a due time makes sure of it should the process die.</summary>
    void FetchWanted(UserId user, BankId bank);

    /// <summary>Something was erased: returns once neither files nor memory hold its bytes.</summary>
    ValueTask ErasedAsync(CancellationToken cancellation);
}

/// <summary>Makes conversation grains: one a person.</summary>
public sealed class ConversationGrainFactory(ConversationServices services) : IGrainFactory
{
    public string Kind => GrainKinds.Conversation;

    public IGrain Create(GrainId id) => new ConversationGrain(new UserId(id.Key), services);

    public static GrainId IdOf(UserId user) => new(GrainKinds.Conversation, user.Value);
}
