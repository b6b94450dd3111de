using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Simulator.Outside;

/// <summary>A bank's book of the decisions that it carried out, by idempotency key: each once, however often it is sent.</summary>
internal sealed class DecisionBook
{
    private readonly Dictionary<(BankId Bank, string Key), BankDecision> _done = [];

    /// <summary>What was carried out under the key before; null when it is carried out now.</summary>
    public BankDecision? Take(BankId bank, string key, BankDecision decision) =>
        _done.TryAdd((bank, key), decision) ? null : _done[(bank, key)];
}
