using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>What banks never took, for operators. Nothing of it names a person.</summary>
public interface IDeadLetters
{
    /// <summary>The oldest first, beyond <paramref name="after"/> (0 for all).</summary>
    /// <exception cref="UnavailableException">The store does not answer.</exception>
    ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>It is owed again, from <paramref name="at"/> on, under its old id. False when no dead letter has this id.</summary>
    /// <exception cref="UnavailableException">The store does not answer; it may be owed again or not.</exception>
    ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>How much each bank is owed, dead letters and what still waits; a bank that is owed nothing is left out.</summary>
    /// <exception cref="UnavailableException">The store does not answer.</exception>
    ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation);
}

/// <summary>What is owed to a bank.</summary>
public enum OwedKind
{
    /// <summary>An answer to a fraud alert, or a card's freeze.</summary>
    Decision,

    /// <summary>A notice that a consent ended.</summary>
    Revocation,
}

/// <param name="Number">Where it stands in the list: what to pass on to see the next.</param>
/// <param name="Id">The Idempotency-Key under which the bank was and is asked.</param>
/// <param name="CreatedAt">When the turn that owes it was committed.</param>
/// <param name="Error">The bank's refusal, or ours, as a short code: <c>http_422</c>.</param>
public sealed record DeadLetter(
    long Number,
    string Id,
    BankId Bank,
    OwedKind Kind,
    DateTimeOffset CreatedAt,
    int Attempts,
    string Error
);
