using System.Globalization;

namespace OrleansBank.Domain.Conversations;

/// <summary>What a scheduled time means when it comes. One that came for nothing changes nothing.</summary>
internal static class DueTimes
{
    public static Decision Decide(Turn turn, DueCame input) =>
        input.Kind switch
        {
            DueKind.ConsentExpires => Revoking.Expire(turn, input.Key, input.NewId),
            DueKind.Fetch => Fetching.Again(turn, new BankId(input.Key)),
            DueKind.AlertExpires when TryKey(input.Key, out var bank, out var handle) => Alerts.Expire(
                turn,
                bank,
                handle,
                input.NewId
            ),
            DueKind.FreezeUnconfirmed when TryKey(input.Key, out var bank, out var handle) => Cards.StillUnconfirmed(
                turn,
                bank,
                handle
            ),
            _ => new Refused(Refusal.NothingChanged),
        };

    public static string Key(BankId bank, int handle) =>
        string.Create(CultureInfo.InvariantCulture, $"{bank}/{handle}");

    private static bool TryKey(string key, out BankId bank, out int handle)
    {
        var slash = key.LastIndexOf('/');
        bank = new BankId(slash > 0 ? key[..slash] : "");
        handle = 0;
        return slash > 0
            && int.TryParse(key.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out handle);
    }
}
