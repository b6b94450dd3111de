namespace OrleansBank.Gateway.Operator;

/// <param name="Next">What to pass on as <c>since</c> to see the next.</param>
internal sealed record DeadLettersDocument(IReadOnlyList<DeadLetterDocument> DeadLetters, long Next);

/// <param name="Id">The Idempotency-Key that the bank was asked under.</param>
/// <param name="Kind">decision or revocation.</param>
internal sealed record DeadLetterDocument(
    string Id,
    string Bank,
    string Kind,
    DateTimeOffset CreatedAt,
    int Attempts,
    string Error
);
