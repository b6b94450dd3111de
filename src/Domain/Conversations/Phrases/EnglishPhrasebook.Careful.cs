using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>What is said instead of acting or guessing.</summary>
internal sealed partial class EnglishPhrasebook
{
    public override string FreezeExplained =>
        "Freezing a card asks the bank to stop it until you unfreeze it. I've done nothing yet. Shall I?";

    public override string UnlinkExplained(IEnumerable<BankProfile> banks) =>
        $"Unlinking {List(banks.Select(bank => bank.Name))} ends your agreement and erases everything I have from it, "
        + "for good. I've done nothing yet. Shall I?";
}
