using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Simulator.Outside;

/// <summary>Answering alerts, freezing and unfreezing, by words and by taps.</summary>
internal sealed partial class SimulatedPerson
{
    /// <summary>What is tapped. Taps that link or unlink are left out: that is done by requests, which the oracle follows.</summary>
    private static readonly string[] Tapped = [":alert:", ":freeze:", ":unfreeze:"];

    private bool _hasFrozen;

    /// <summary>What a device shows: an alert waits for an answer, a card can be frozen, or is.</summary>
    public void Sees(Message message)
    {
        if (message.Card is CardStateCard card)
            _hasFrozen = card.Status == CardStatus.Frozen;
        var offered = message.QuickReplies.Select(one => one.Payload).Where(IsTapped).ToArray();
        if (offered.Length > 0)
            _offered = chance.Of(offered);
    }

    private string WordsAboutCards()
    {
        if (_hasFrozen && chance.OneIn(2))
            return chance.Of(["unfreeze my card", "débloque ma carte"]);
        return chance.Below(6) switch
        {
            0 => $"freeze my card ending in {chance.Of(setting.Banks.AccountsOf(user)).Last4}",
            1 or 2 or 3 => chance.Of(["freeze my card", "bloque ma carte bancaire"]),
            4 => "unfreeze my card",
            _ => chance.Of(["yes", "oui", "no"]),
        };
    }

    private static bool IsTapped(string payload) =>
        Tapped.Any(verb => payload.Contains(verb, StringComparison.Ordinal));
}
