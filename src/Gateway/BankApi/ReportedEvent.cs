using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi;

/// <summary>One event of a request: read, or the reason why it could not be.</summary>
/// <param name="Id">To be told back; null when it has none that can be.</param>
/// <param name="Reason">Null when it was read.</param>
/// <param name="Field">Which member or element the reason is about; may be empty.</param>
/// <param name="Line">From 1, where the form has lines that mean something.</param>
public sealed record ReportedEvent(
    string? Id,
    BankEvent? Event,
    string? Reason = null,
    string Field = "",
    int? Line = null
);
