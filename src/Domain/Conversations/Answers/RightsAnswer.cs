using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>The person's rights: their agreements, who received what, a copy of everything, and its erasure.</summary>
internal static class RightsAnswer
{
    /// <summary>Ended agreements beyond these are on the page, not in the chat.</summary>
    private const int ShownMax = 10;

    public static Answered Consents(Turn turn, Asked asked)
    {
        var phrases = turn.Phrases;
        var shown = turn.State.Consents.Reverse().OrderBy(consent => consent.Status).Take(ShownMax).ToArray();
        var items = shown.Select(consent => phrases.ConsentItem(consent, turn.Profile(consent.Bank), turn.Zone));
        turn.Say(
            shown.Length == 0
                ? new Reply(phrases.NoConsents) { Choices = [phrases.ChoiceLinkAny] }
                : new Reply(string.Join('\n', items.Prepend(phrases.ConsentsHeader)))
                {
                    Card = new ConsentsCard([.. shown]),
                    Choices = [.. turn.Banks.Select(bank => phrases.ChoiceUnlink(turn.Profile(bank.Bank)))],
                }
        );
        return Answered.Done;
    }

    public static Answered Disclosures(Turn turn, Asked asked) => Page(turn, turn.Phrases.Disclosures, "disclosures");

    public static Answered Export(Turn turn, Asked asked) => Page(turn, turn.Phrases.Export, "export");

    public static Answered Delete(Turn turn, Asked asked) => Page(turn, turn.Phrases.Delete, "erase");

    private static Answered Page(Turn turn, string text, string page)
    {
        turn.Say(new Reply(text) { Card = new PageCard(page) });
        return Answered.Done;
    }
}
