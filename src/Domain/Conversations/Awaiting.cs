using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// A question about accounts that are on their way: half an answer would be a wrong one, so it waits for the fetch to end. The latest
/// question stands for those before it.
/// </summary>
internal static class Awaiting
{
    /// <summary>True when the question waits, which was then said.</summary>
    public static bool Defers(
        Turn turn,
        Asked asked,
        Intent intent,
        ImmutableArray<(BankState Bank, Account Account)> accounts
    )
    {
        var fetched = accounts.Select(row => row.Bank).Where(bank => IsFetched(turn, bank)).Distinct().ToArray();
        if (fetched.Length == 0)
            return false;
        turn.State = turn.State with
        {
            Awaited = new AwaitedQuestion(intent, asked.Slots, asked.Said.ClientId, turn.Now),
        };
        turn.Say(
            new Reply(turn.Phrases.StillFetching(turn.Profile(fetched[0].Bank)))
            {
                Cites = [.. fetched.Select(bank => bank.Bank)],
            }
        );
        return true;
    }

    /// <summary>Answers what waits, now that a fetch has ended; nothing when nobody asked, or too long ago.</summary>
    public static Answered Answer(Turn turn)
    {
        if (turn.State.Awaited is not { } awaited)
            return Answered.Done;
        // A second bank may still be under way: the one that ends last answers.
        if (turn.Banks.Any(bank => IsFetched(turn, bank)))
            return Answered.Done;
        turn.State = turn.State with { Awaited = null };
        if (turn.Now - awaited.AskedAt > TimeSpan.FromSeconds(Limits.AwaitedQuestionSeconds))
            return Answered.Done;
        turn.InReplyTo = awaited.ClientId;
        var said = new Said(awaited.ClientId, null, null, null, "", awaited.AskedAt, "");
        return Several.Answer(turn, said, [new Wish(awaited.Intent, 1, awaited.Slots), .. awaited.Then], null);
    }

    /// <summary>The first fetch after linking is under way. One that lasts longer than this waits for its bank, and nobody waits with it.</summary>
    private static bool IsFetched(Turn turn, BankState bank) =>
        turn.ActiveConsent(bank.Bank) is { } consent
        && turn.Now - consent.GrantedAt < TimeSpan.FromSeconds(Limits.FetchAwaitedSeconds)
        && turn.State.Links.Any(link => link.ConsentId == consent.Id && link.Status == LinkStatus.Pending);
}
