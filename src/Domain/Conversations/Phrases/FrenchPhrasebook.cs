using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;
using static OrleansBank.Domain.Conversations.FrenchWords;

namespace OrleansBank.Domain.Conversations;

/// <summary>French: warm, plain, short, with "vous". Words, figures and spaces are in FrenchWords.</summary>
internal sealed partial class FrenchPhrasebook : Phrasebook
{
    public override string Money(Amount amount) => FrenchWords.Money(amount);

    public override string Date(DateTimeOffset at, TimeZoneInfo zone) => FrenchWords.Date(at, zone);

    public override string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        FrenchWords.Moment(at, zone, now);

    public override string Kinds(Permissions permissions) => FrenchWords.Kinds(permissions);

    public override string List(IEnumerable<string> items) => FrenchWords.List(items);

    public override string Greeting =>
        $"Bonjour{Thin}! Je suis l’assistant automatique d’OrleansBank. Je peux montrer vos soldes et vos "
        + $"transactions, veiller aux fraudes et geler une carte. Que puis-je faire pour vous{Thin}?";
    public override string AutomaticNotice =>
        $"Au fait, je suis un assistant automatique{Thin}; dites «{Thin}un conseiller{Thin}» pour parler à quelqu’un.";
    public override string Help =>
        "Je suis un assistant automatique. Demandez-moi votre solde ou vos transactions "
        + $"(«{Thin}mes dépenses de la semaine dernière{Thin}»), de lier ou de délier une banque, de geler une carte ou "
        + "de signaler une fraude, ou ce que je sais de vous. Pour le reste, je vous dirai qui appeler.";
    public override string Thanks => $"Avec plaisir{Thin}!";
    public override string Goodbye => $"Au revoir, et à bientôt{Thin}!";
    public override string NotUnderstood =>
        "Pardon, je ne suis pas sûr de comprendre, et je ne devine pas quand il s’agit d’argent. "
        + $"Est-ce l’un de ces sujets{Thin}?";
    public override string OutOfScope =>
        "Je ne m’occupe que de banque et ne peux pas vous aider pour cela. Demandez-moi par exemple votre solde ou "
        + "vos transactions.";
    public override string NothingAsked => $"Je ne vous avais rien demandé. Que puis-je faire pour vous{Thin}?";
    public override string Cancelled => "Entendu, je n’ai rien fait.";
    public override string WhichLanguage => $"Je parle anglais et français. Que préférez-vous{Thin}?";
    public override string LanguageChanged => "Je parlerai français désormais.";

    public override string ForTheBank(IEnumerable<BankProfile> banks)
    {
        var numbers = banks
            .Select(bank => bank.Phone.Length == 0 ? bank.Name : $"{bank.Name}{Fixed}: {bank.Phone}")
            .ToArray();
        return numbers.Length == 0
            ? "Je ne peux pas le faire moi-même, mais quelqu’un à votre banque le peut. Liez votre banque et j’aurai "
                + "son numéro sous la main."
            : $"Je ne peux pas le faire moi-même, mais quelqu’un à votre banque le peut. {List(numbers)}.";
    }

    public override string NoBankLinked => $"Vous n’avez pas encore lié de banque. Laquelle souhaitez-vous lier{Thin}?";

    public override string BankNotLinked(BankProfile bank) => $"Vous n’avez pas lié {bank.Name}.";

    public override string KindNotShared(BankProfile bank, Permissions kind)
    {
        if (!bank.Declines.HasFlag(kind))
        {
            return $"Vous n’avez pas autorisé {bank.Name} à me transmettre {Kinds(kind)}. Liez-la de nouveau pour "
                + "changer cela.";
        }
        var reason = bank.Reason.Length == 0 ? "" : $" Sa raison{Fixed}: {Sentence(bank.Reason)}";
        return $"{bank.Name} refuse de transmettre {Kinds(kind)}.{reason}";
    }

    public override string NoSuchAccount => $"Je ne trouve pas ce compte. Voici ce que j’ai{Fixed}:";
    public override string NoAccounts => "Votre banque ne m’a transmis aucun compte.";

    public override string BalanceOf(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{Named(line.Account, line.Last4)} chez {line.BankName}{Fixed}: {Money(line.Amount)}, "
        + $"{Moment(line.At, zone, now)}.";

    public override string BalancesHeader => $"Vos comptes{Fixed}:";

    public override string BalanceItem(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now) =>
        $"• {Named(line.Account, line.Last4)} ({line.BankName}){Fixed}: {Money(line.Amount)}, "
        + $"{Moment(line.At, zone, now)}";

    public override string FreshBalances(BankProfile bank) =>
        $"J’ai redemandé à {bank.Name}, et voici du nouveau{Fixed}:";

    public override string NoBalanceYet(BankProfile bank, string account, string last4) =>
        $"{Named(account, last4)} ({bank.Name}){Fixed}: pas encore de solde reçu.";

    public override string TransactionsHeader(int count, Sought sought, TimeZoneInfo zone) =>
        $"{FrenchSums.Counted(count, sought)}{Of(sought)} {During(sought.Period, zone)}{Fixed}:";

    public override string NoTransactions(Sought sought, TimeZoneInfo zone) =>
        $"Aucune transaction{(sought.OnlyPending ? " en attente" : "")}{Of(sought)} {During(sought.Period, zone)}.";

    public override string NoSuchDate(PeriodSlot said) => FrenchSums.NoSuchDate(Impossible(said));

    public override string Sums(ImmutableArray<MoneySum> sums) => FrenchSums.Said(sums);

    public override string TransactionItem(TransactionLine line, TimeZoneInfo zone, DateTimeOffset now)
    {
        var pending = line.Status == TransactionStatus.Pending ? ", en attente" : "";
        return $"• {Day(line.BookedAt, zone, now)}{Fixed}: {Who(line)}, {Money(line.Amount)}{pending}";
    }

    public override string AndMore(int count) => count == 1 ? "… et 1 autre." : $"… et {count} autres.";

    public override string HistoryCut =>
        $"Il y en a plus que je ne peux parcourir d’un coup{Fixed}: ce n’est donc pas tout, et je n’ai rien additionné. "
        + "Demandez une période plus courte.";

    public override string Happened(TransactionLine line, string last4)
    {
        var pending = line.Status == TransactionStatus.Pending ? " (en attente)" : "";
        return line.Amount.IsNegative
            ? $"Paiement de {Positive(line.Amount)}{At(line.Merchant)} depuis {Where(line, last4)}{pending}."
            : $"Vous avez reçu {Positive(line.Amount)}{From(line)} sur {Where(line, last4)}{pending}.";
    }

    public override string FellThrough(TransactionLine line, string last4) =>
        $"Le paiement de {Positive(line.Amount)}{At(line.Merchant)} depuis {Where(line, last4)} a été annulé.";

    public override string Corrected(TransactionLine line, string last4, Amount before) =>
        $"{line.BankName} a corrigé une transaction{At(line.Merchant)}{Fixed}: {Money(line.Amount)} au lieu de "
        + $"{Money(before)}.";

    public override string AlsoFreeze =>
        "Vous demandez aussi de geler une carte. Je ne l’ai pas fait, pour en être sûr quand il y a plusieurs demandes. "
        + $"Dois-je le faire{Thin}?";
    public override string AlsoUnlink =>
        "Vous demandez aussi de délier une banque, ce qui efface tout ce que j’ai d’elle. Je ne l’ai pas fait. "
        + $"Dois-je le faire{Thin}?";
    public override string AlsoErase => "Vous demandez aussi d’effacer vos données. Je ne l’ai pas fait.";

    public override string WhichBankToLink => $"Quelle banque souhaitez-vous lier{Thin}?";

    public override string LinkOffer(BankProfile bank, Permissions asked, int days)
    {
        var declines =
            bank.Declines == Permissions.None ? ""
            : bank.Reason.Length == 0 ? $" Elle refuse de transmettre {Kinds(bank.Declines)}."
            : $" Elle refuse de transmettre {Kinds(bank.Declines)}{Fixed}: {Sentence(bank.Reason)}";
        return $"Avec votre accord, {bank.Name} me transmettrait {Kinds(asked)} pendant {days} jours, pour que je vous "
            + $"réponde ici et pour rien d’autre.{declines} Vous pouvez y mettre fin à tout moment, d’un seul message. "
            + $"Vous donnez votre accord sur la page de {bank.Name}.";
    }

    public override string LinkedAlready(BankProfile bank, string until) =>
        $"{bank.Name} est liée jusqu’au {until}. La lier de nouveau donne un nouvel accord et met fin à celui-ci.";

    public override string LinkGranted(BankProfile bank, int accounts, string until) =>
        accounts == 0
            ? $"{bank.Name} est liée jusqu’au {until}, mais ne transmet aucun compte."
            : $"{bank.Name} est liée jusqu’au {until}. Je récupère {Accounts(accounts)}…";

    public override string LinkProgress(BankProfile bank, int done, int total) =>
        $"{done} compte{(done > 1 ? "s" : "")} sur {total} chez {bank.Name}…";

    public override string StillFetching(BankProfile bank) =>
        $"Je récupère encore vos comptes chez {bank.Name}. Je vous réponds dès qu’ils sont là.";

    public override string LinkDone(BankProfile bank, int accounts) =>
        $"Tout est là{Fixed}: {Accounts(accounts)} chez {bank.Name}."
        + (bank.Declines.HasFlag(Permissions.Transactions) ? " " + KindNotShared(bank, Permissions.Transactions) : "");

    public override string LinkDenied(BankProfile bank) =>
        $"Vous avez refusé chez {bank.Name}{Fixed}: rien n’est lié et rien n’a été récupéré.";

    public override string LinkFailed(BankProfile bank) => $"{bank.Name} n’a pas pu être liée. Vous pouvez réessayer.";

    public override string FetchFailed(BankProfile bank) =>
        $"{bank.Name} est liée, mais ne me donne pas vos comptes pour l’instant. Vous pouvez la lier de nouveau, ou "
        + $"{Call(bank)}.";

    public override string WhichBankToUnlink =>
        $"Quelle banque dois-je délier{Thin}? J’effacerai tout ce que j’ai d’elle.";

    public override string Unlinked(BankProfile bank) =>
        $"C’est fait. {bank.Name} est déliée et tout ce que j’avais d’elle est effacé. Je la préviens maintenant.";

    public override string ConsentExpired(BankProfile bank) =>
        $"Votre accord avec {bank.Name} est arrivé à son terme{Fixed}: j’ai effacé tout ce que j’avais d’elle. "
        + "Vous pouvez la lier de nouveau.";

    public override string OwedUndelivered(int decisions, BankProfile bank) =>
        (
            decisions == 1
                ? "Une de vos décisions n’était pas encore parvenue à la banque et ne sera pas envoyée"
                : $"{decisions} de vos décisions n’étaient pas encore parvenues à la banque et ne seront pas envoyées"
        ) + $"{Fixed}: {Call(bank)}.";

    public override string RevocationNotTaken(BankProfile bank) =>
        $"{bank.Name} n’a pas pris note de la fin de votre accord. Ici tout est effacé{Thin}; pour en être sûr chez "
        + $"elle, {Call(bank)}.";

    public override string NoConsents => $"Vous n’avez donné aucun accord{Fixed}: aucune banque ne me transmet rien.";
    public override string ConsentsHeader => $"Vos accords{Fixed}:";

    public override string ConsentItem(Consent consent, BankProfile bank, TimeZoneInfo zone)
    {
        var end = Date(consent.EndedAt ?? consent.ExpiresAt, zone);
        return consent.Status switch
        {
            ConsentStatus.Active =>
                $"• {bank.Name} transmet {Kinds(consent.Permissions)} jusqu’au {Date(consent.ExpiresAt, zone)}",
            ConsentStatus.Expired => $"• {bank.Name}{Fixed}: arrivé à son terme le {end}",
            _ => $"• {bank.Name}{Fixed}: terminé par vous le {end}",
        };
    }

    public override string Disclosures => "Voici qui a vu ou reçu quelles données de vous, et pourquoi.";
    public override string Export =>
        "Vous pouvez télécharger tout ce que je garde sur vous. Je vous demanderai au besoin de vous reconnecter.";
    public override string Delete =>
        $"Je peux tout effacer{Fixed}: cette conversation, les données de vos banques, vos accords. C’est irréversible, "
        + "et vos banques apprennent que le partage prend fin. Comme c’est définitif, cela demande de vous reconnecter, "
        + "sur cette page.";

    public override string AlertQuestion(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{bank.Name} s’est arrêtée sur ceci{Fixed}: {What(alert, zone, now)}.{Why(alert)} Était-ce vous{Thin}?";

    public override string AlertCameLate(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{bank.Name} a trouvé ceci suspect{Fixed}: {What(alert, zone, now)}.{Why(alert)} Il est trop tard pour répondre "
        + $"ici{Fixed}: si ce n’était pas vous, {Call(bank)}.";

    public override string AlertMine(BankProfile bank) => $"Merci. Je dis à {bank.Name} que c’était vous.";

    public override string AlertNotMine(BankProfile bank, string last4, CardStatus? card)
    {
        var told = $"Merci. Je dis à {bank.Name} que ce n’était pas vous";
        return card switch
        {
            CardStatus.FreezeRequested =>
                $"{told}, et j’ai demandé le gel de votre {Card(last4)}. Je vous préviens dès que la banque l’a "
                    + "confirmé.",
            CardStatus.Frozen => $"{told}. Votre {Card(last4)} est déjà gelée.",
            CardStatus.Blocked or CardStatus.Replaced => $"{told}. Votre {Card(last4)} est déjà bloquée.",
            _ => $"{told}. Je ne peux pas geler cette carte d’ici{Fixed}: {Call(bank)}.",
        };
    }

    public override string AlertUnsure(BankProfile bank) =>
        $"Prenez votre temps. Quelqu’un à la banque peut regarder avec vous{Fixed}: {Call(bank)}. Vous pouvez encore "
        + "répondre ici.";

    public override string AlertEnded(BankProfile bank, FraudAlertStatus how) =>
        how switch
        {
            FraudAlertStatus.Mine => $"Vous avez déjà répondu que c’était vous. Si c’est une erreur, {Call(bank)}.",
            FraudAlertStatus.NotMine =>
                $"Vous avez déjà répondu que ce n’était pas vous. Si c’est une erreur, {Call(bank)}.",
            _ => $"Il est trop tard pour répondre ici. Si ce n’était pas vous, {Call(bank)}.",
        };

    public override string AlertExpired(BankProfile bank, FraudAlert alert) =>
        $"Je n’ai pas eu votre réponse au sujet de {Positive(alert.Amount)}{At(alert.MerchantName)}, et je l’ai dit à "
        + $"{bank.Name}. Si ce n’était pas vous, {Call(bank)}.";

    public override string AlertGone(BankProfile bank) => $"Je n’ai plus cette question de {bank.Name}.";

    public override string AnswerNotTaken(BankProfile bank) =>
        $"{bank.Name} n’a pas pris votre réponse sur le paiement suspect{Fixed}: {Call(bank)}.";

    public override string WhichAlert => $"Duquel s’agit-il{Thin}? Répondez avec les boutons, s’il vous plaît.";

    public override string FraudReport(IEnumerable<BankProfile> banks, bool canFreeze) =>
        (canFreeze ? "Je peux geler une carte tout de suite. " : "")
        + "Pour un paiement qui n’est pas de vous, la banque doit l’apprendre de vous"
        + $"{Fixed}: {List(banks.Select(Call))}.";

    public override string WhichCardToFreeze => $"Quelle carte dois-je geler{Thin}?";

    public override string NoCard(IEnumerable<BankProfile> banks)
    {
        var calls = banks.Select(Call).ToArray();
        return calls.Length == 0
            ? $"Je ne connais aucune carte{Fixed}: liez d’abord votre banque, ou appelez-la."
            : $"Je ne connais pas cette carte. Pour la faire geler, {List(calls)}.";
    }

    public override string FreezeRequested(BankProfile bank, string last4) =>
        $"J’ai demandé à {bank.Name} le gel de votre {Card(last4)}. Je vous préviens dès que la banque l’a "
        + "confirmé.";

    public override string FreezeUnconfirmed(BankProfile bank, string last4) =>
        $"{bank.Name} n’a pas encore confirmé le gel de votre {Card(last4)}. Je continue d’essayer{Thin}; pour "
        + $"en être sûr maintenant, {Call(bank)}.";

    public override string CardIs(BankProfile bank, string last4, CardStatus status) =>
        $"Votre {Card(last4)} est {State(status)}{Fixed}: {bank.Name} l’a confirmé.";

    public override string CardAlready(BankProfile bank, string last4, CardStatus status) =>
        status switch
        {
            CardStatus.FreezeRequested =>
                $"Le gel de votre {Card(last4)} est demandé{Thin}; {bank.Name} ne l’a pas encore confirmé.",
            CardStatus.UnfreezeRequested =>
                $"Le dégel de votre {Card(last4)} est demandé{Thin}; {bank.Name} ne l’a pas encore confirmé.",
            _ => $"Votre {Card(last4)} est déjà {State(status)}.",
        };

    public override string CardRequestNotTaken(BankProfile bank, string last4) =>
        $"{bank.Name} n’a pas pris la demande concernant votre {Card(last4)}{Fixed}: {Call(bank)}.";

    public override string UnfreezeNeedsSignIn =>
        $"Pour dégeler une carte, je dois être sûr que c’est vous{Fixed}: reconnectez-vous, puis redemandez-le-moi.";

    public override string UnfreezeQuestion(BankProfile bank, string last4) =>
        $"Dois-je demander à {bank.Name} de dégeler votre {Card(last4)}{Thin}?";

    public override string WhichCardToUnfreeze => $"Quelle carte dois-je dégeler{Thin}?";

    public override string UnfreezeRequested(BankProfile bank, string last4) =>
        $"J’ai demandé à {bank.Name} de dégeler votre {Card(last4)}. Je vous préviens dès que la banque l’a "
        + "confirmé.";

    public override string NoFrozenCard => "Aucune de vos cartes que je connais n’est gelée.";

    public override string TitleMine => "Oui, c’était moi";
    public override string TitleNotMine => "Non, pas moi";
    public override string TitleUnsure => "Je ne sais pas";
    public override string TitleYes => "Oui";
    public override string TitleNo => "Non";
    public override Choice ChoiceBalance => new("Solde", Actions.Balance);
    public override Choice ChoiceTransactions => new("Transactions", Actions.Transactions);
    public override Choice ChoiceHelp => new("Aide", Actions.Help);
    public override Choice ChoiceHuman => new("Un conseiller", Actions.Human);
    public override Choice ChoiceConsents => new("Mes accords", Actions.Consents);
    public override Choice ChoiceLinkAny => new("Lier une banque", Actions.Link);

    public override Choice ChoiceLink(BankProfile bank) => new($"Lier {bank.Name}", Actions.Of(Actions.Link, bank.Id));

    public override Choice ChoiceUnlink(BankProfile bank) =>
        new($"Délier {bank.Name}", Actions.Of(Actions.Unlink, bank.Id));

    public override Choice ChoiceFreeze(BankProfile bank, PaymentCard card) =>
        new($"Geler {Digits(card.Last4)}", Actions.Of(Actions.Freeze, bank.Id, card.Handle));

    public override Choice ChoiceUnfreeze(BankProfile bank, PaymentCard card) =>
        new($"Dégeler {Digits(card.Last4)}", Actions.Of(Actions.Unfreeze, bank.Id, card.Handle));

    private static string Call(BankProfile bank) =>
        bank.Phone.Length == 0 ? $"adressez-vous directement à {bank.Name}" : $"appelez {bank.Name} au {bank.Phone}";

    private static string Card(string last4) => last4.Length == 0 ? "carte" : $"carte {Digits(last4)}";

    private static string Accounts(int count) =>
        count == 1 ? "votre compte" : string.Create(CultureInfo.InvariantCulture, $"vos {count} comptes");

    private static string State(CardStatus status) =>
        status switch
        {
            CardStatus.Active => "active",
            CardStatus.Frozen => "gelée",
            CardStatus.Blocked => "bloquée",
            CardStatus.Replaced => "remplacée",
            CardStatus.FreezeRequested => "en cours de gel",
            _ => "en cours de dégel",
        };

    private static string Positive(Amount amount) => FrenchWords.Money(amount.Abs());

    private static string Who(TransactionLine line) =>
        line.Merchant.Length > 0 ? BankText.Isolate(line.Merchant)
        : line.Information.Length > 0 ? BankText.Isolate(line.Information)
        : "sans libellé";

    private static string Of(Sought sought) =>
        (sought.Merchant.Length == 0 ? "" : $" pour «{Thin}{BankText.Isolate(sought.Merchant)}{Thin}»")
        + (sought.Spending is SpendingKinds.None ? "" : $" ({FrenchSums.Kinds(sought.Spending)})")
        + (sought.Exactly is { } amount ? $" de {FrenchWords.Money(amount)}" : "")
        + (sought.Amounts is { } amounts ? $" {FrenchSums.Amounts(amounts)}" : "");

    private static string At(string merchant) => merchant.Length == 0 ? "" : $" chez {BankText.Isolate(merchant)}";

    private static string From(TransactionLine line) =>
        line.Merchant.Length == 0 ? "" : $" de {BankText.Isolate(line.Merchant)}";

    private static string Where(TransactionLine line, string last4) =>
        $"{Named(line.Account, last4)} ({line.BankName})";

    private static string What(FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now)
    {
        var country = alert.Country.Length == 0 ? "" : $" ({BankText.Isolate(alert.Country)})";
        return $"{Positive(alert.Amount)}{At(alert.MerchantName)}{country} avec votre {Card(alert.CardLast4)}, "
            + FrenchWords.Moment(alert.OccurredAt, zone, now);
    }

    private static string Why(FraudAlert alert) =>
        alert.Reason.Length == 0 ? "" : $" Sa raison{Fixed}: {Sentence(alert.Reason)}";
}
