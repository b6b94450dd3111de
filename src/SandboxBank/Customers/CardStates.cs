using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Customers;

/// <summary>
/// The status of each card that is not active, by the bank's card reference. Cards that the bank has not met in this run count
/// too: it forgot them when it stopped, and references stay the same. Safe for use by several threads.
/// </summary>
internal sealed class CardStates
{
    public const string Active = "active";
    public const string Frozen = "frozen";

    private readonly BoundedMap<string> _states = new(Limits.CardsMax);

    public static bool IsKnown(string status) => status is Active or Frozen or "blocked" or "replaced";

    public string Of(string cardId) => _states.Find(cardId) ?? Active;

    public void Set(string cardId, string status) => _states.Set(cardId, status);
}
