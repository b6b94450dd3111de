using OrleansBank.Domain.Consents;
using static OrleansBank.Domain.Conversations.FrenchWords;

namespace OrleansBank.Domain.Conversations;

/// <summary>What is said instead of acting or guessing.</summary>
internal sealed partial class FrenchPhrasebook
{
    public override string FreezeExplained =>
        "Geler une carte demande à la banque de la bloquer jusqu’à ce que vous la dégeliez. Je n’ai encore rien fait. "
        + $"Dois-je le faire{Thin}?";

    public override string UnlinkExplained(IEnumerable<BankProfile> banks) =>
        $"Délier {List(banks.Select(bank => bank.Name))} met fin à votre accord et efface pour de bon tout ce que j’en "
        + $"ai. Je n’ai encore rien fait. Dois-je le faire{Thin}?";
}
