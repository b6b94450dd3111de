using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>What is said instead of acting or guessing.</summary>
internal sealed partial class EnglishPhrasebook
{
    public override string FreezeExplained =>
        "Freezing a card asks the bank to stop it until you unfreeze it. I've done nothing yet. Shall I?";

    public override string UnlinkExplained(IEnumerable<BankProfile> banks) =>
        $"Unlinking {List(banks.Select(bank => bank.Name))} ends your agreement and erases everything I have from it, "
        + "for good. I've done nothing yet. Shall I?";

    public override string SpentOn(ImmutableArray<SpendingSum> sums) =>
        $"Spent on: {string.Join(", ", sums.Select(sum => $"{EnglishSums.Kind(sum.Kind)} {EnglishWords.Money(sum.Out)}"))}.";

    public override string CardState(BankProfile bank, string last4, CardStatus status) =>
        status is CardStatus.FreezeRequested or CardStatus.UnfreezeRequested
            ? CardAlready(bank, last4, status)
            : $"Your {Card(last4)} at {bank.Name} is {State(status)}.";

    public override string ListedOnly(int count) =>
        $"The list shows the first {count}: for the others ask for a shorter period, one shop or an amount.";

    public override string WithoutCode(int count, bool more) =>
        (count == 1 ? $"1 {(more ? "more " : "")}payment carries" : $"{count} {(more ? "more " : "")}payments carry")
        + $" no shop’s category, so I can’t tell what {(count == 1 ? "it was" : "they were")} for.";

    public override string NoneNames(string topic) => $"None of them names “{topic}”, so these are all.";

    public override string Nod => "All right. Nothing is waiting for your answer.";

    public override string NothingYet(Period period, TimeZoneInfo zone) =>
        $"There is nothing yet {EnglishWords.During(period, zone)}: that lies ahead.";

    public override string HeldOnlyFrom(DateTimeOffset from, TimeZoneInfo zone) =>
        $"I have transactions only from {Date(from, zone)} on.";

    public override string CannotLeaveOut =>
        "I can't leave one out of a list yet. Ask me for all your transactions, or for those at one place.";

    public override string OnlyPresentBalance => "I only know balances as they are now, not those of other days.";

    public override string OnlyOnesOwn =>
        "I only know your own accounts, those that you have linked, and nobody else's. Would you like yours?";
}
