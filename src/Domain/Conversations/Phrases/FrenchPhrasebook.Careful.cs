using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Language;
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

    public override string SpentOn(ImmutableArray<SpendingSum> sums) =>
        $"Dépensé en{Fixed}: "
        + $"{string.Join(", ", sums.Select(sum => $"{FrenchSums.Kind(sum.Kind)} {FrenchWords.Money(sum.Out)}"))}.";

    public override string CardState(BankProfile bank, string last4, CardStatus status) =>
        status is CardStatus.FreezeRequested or CardStatus.UnfreezeRequested
            ? CardAlready(bank, last4, status)
            : $"Votre {Card(last4)} chez {bank.Name} est {State(status)}.";

    public override string ListedOnly(int count) =>
        $"La liste montre les {count} premières{Fixed}: pour les autres, demandez une période plus courte, un commerce ou "
        + "un montant.";

    public override string WithoutCode(int count, bool more) =>
        count == 1
            ? $"1 {(more ? "autre " : "")}paiement ne porte aucune catégorie de commerce{Fixed}: je ne sais pas à quoi il a servi."
            : $"{count} {(more ? "autres " : "")}paiements ne portent aucune catégorie de commerce{Fixed}: je ne sais pas à quoi "
                + "ils ont servi.";

    public override string NoneNames(string topic) =>
        $"Aucune ne mentionne «{Thin}{topic}{Thin}»{Fixed}: les voici donc toutes.";

    public override string Nod => "D’accord. Rien n’attend de réponse de votre part.";

    public override string NothingYet(Period period, TimeZoneInfo zone) =>
        $"Il n’y a encore rien {FrenchWords.During(period, zone)}{Thin}: c’est à venir.";

    public override string HeldOnlyFrom(DateTimeOffset from, TimeZoneInfo zone) =>
        $"Je n’ai de transactions qu’à partir du {Date(from, zone)}.";

    public override string CannotLeaveOut =>
        "Je ne sais pas encore exclure un commerçant d’une liste. Demandez-moi toutes vos transactions, ou celles d’un seul.";

    public override string OnlyPresentBalance => "Je ne connais les soldes que d’aujourd’hui, pas ceux d’autres jours.";

    public override string OnlyOnesOwn =>
        "Je ne connais que vos propres comptes, ceux que vous avez liés, et ceux de personne d’autre. "
        + $"Voulez-vous les vôtres{Thin}?";
}
