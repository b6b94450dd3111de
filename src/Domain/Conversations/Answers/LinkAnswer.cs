using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>Linking and unlinking a bank in the chat. Unlinking is one message, as linking was one tap.</summary>
internal static class LinkAnswer
{
    public static Answered Link(Turn turn, Asked asked)
    {
        if (asked.Slots.Bank is { } named && turn.Known.Banks.TryGetValue(named, out var bank))
            Offer(turn, bank);
        else
            AskWhich(turn, turn.Phrases.WhichBankToLink);
        return Answered.Done;
    }

    public static Answered Unlink(Turn turn, Asked asked)
    {
        var held = turn.Banks.ToArray();
        if (asked.Slots.Bank is { } named)
        {
            if (turn.State.Banks.TryGetValue(named, out var bank))
                Revoking.Revoke(turn, bank, asked.Said.NewId);
            else
                turn.Say(turn.Phrases.BankNotLinked(turn.Profile(named)));
        }
        else if (held.Length == 0)
        {
            turn.Say(new Reply(turn.Phrases.NoConsents) { Choices = [turn.Phrases.ChoiceLinkAny] });
        }
        else if (held.Length == 1)
        {
            Revoking.Revoke(turn, held[0], asked.Said.NewId);
        }
        else
        {
            turn.Say(
                new Reply(turn.Phrases.WhichBankToUnlink)
                {
                    Choices = [.. held.Select(bank => turn.Phrases.ChoiceUnlink(turn.Profile(bank.Bank)))],
                }
            );
        }
        return Answered.Done;
    }

    /// <summary>For a question about accounts: true when there is no linked bank to ask it of, which was then said.</summary>
    public static bool AsksToLinkFirst(Turn turn, Asked asked)
    {
        if (asked.Slots.Bank is { } named && turn.ActiveConsent(named) is null)
        {
            var bank = turn.Profile(named);
            turn.Say(
                new Reply(turn.Phrases.BankNotLinked(bank))
                {
                    Choices = turn.Known.Banks.ContainsKey(named) ? [turn.Phrases.ChoiceLink(bank)] : [],
                }
            );
            return true;
        }
        if (turn.Banks.Any(bank => turn.ActiveConsent(bank.Bank) is not null))
            return false;
        AskWhich(turn, turn.Phrases.NoBankLinked);
        return true;
    }

    private static void AskWhich(Turn turn, string text) =>
        turn.Say(
            new Reply(text)
            {
                Choices =
                [
                    .. turn
                        .Known.Banks.Values.OrderBy(bank => bank.Id.Value, StringComparer.Ordinal)
                        .Select(turn.Phrases.ChoiceLink),
                ],
            }
        );

    /// <summary>What would be asked, what the bank declines and why, and for how long: before the person goes there.</summary>
    private static void Offer(Turn turn, BankProfile bank)
    {
        var asked = bank.Shares & ~Permissions.Offers;
        var text = turn.Phrases.LinkOffer(bank, asked, Limits.ConsentDaysDefault);
        if (turn.ActiveConsent(bank.Id) is { } consent)
            text = $"{turn.Phrases.LinkedAlready(bank, turn.Phrases.Date(consent.ExpiresAt, turn.Zone))} {text}";
        turn.Say(
            new Reply(text)
            {
                Card = new LinkCard(bank.Id, bank.Name, asked, bank.Declines, bank.Reason, Limits.ConsentDaysDefault),
            }
        );
    }
}
