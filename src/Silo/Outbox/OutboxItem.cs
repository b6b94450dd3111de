using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Outbox;

/// <summary>What a bank is owed. A closed set.</summary>
public abstract record OutboxItem
{
    private protected OutboxItem() { }
}

/// <summary>A person's decision. Its Idempotency-Key is the id of its outbox row.</summary>
public sealed record OwedDecision(BankDecision Decision) : OutboxItem;

/// <summary>The notice that a person revoked a consent.</summary>
/// <param name="ConsentId">Ours, for the ledger.</param>
/// <param name="BankConsentId">The bank's.</param>
public sealed record OwedRevocation(string ConsentId, string BankConsentId, BankTokens? Tokens) : OutboxItem;

/// <summary>Opens the sealed payload of a row. Whoever writes outbox rows owns their format.</summary>
public interface IOutboxCodec
{
    /// <summary>Null when it cannot be opened: its key was erased, or the bytes are none of ours.</summary>
    ValueTask<OutboxItem?> OpenAsync(OutboxRow row, CancellationToken cancellation);
}

/// <summary>The person's grain, as the outbox sees it.</summary>
public interface IOutboxListener
{
    /// <summary>
    /// The bank took what it was owed, or never will. When <paramref name="confirmed"/>, the grain removes the row
    /// (<see cref="OutboxDelete"/>) in the commit in which it tells the person. When not, it tells the person and
    /// leaves the row, which becomes a dead letter for operators. May come twice for one id: after a crash between its
    /// commit and ours.
    /// </summary>
    /// <exception cref="Exception">It was not committed: the row comes again.</exception>
    ValueTask SettledAsync(
        UserId user,
        BankId bank,
        OutboxItem item,
        string id,
        bool confirmed,
        CancellationToken cancellation
    );
}
