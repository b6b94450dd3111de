using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>English: warm, plain, short. Words and figures are in EnglishWords.</summary>
internal sealed partial class EnglishPhrasebook : Phrasebook
{
    public override string Money(Amount amount) => EnglishWords.Money(amount);

    public override string Date(DateTimeOffset at, TimeZoneInfo zone) => EnglishWords.Date(at, zone);

    public override string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) =>
        EnglishWords.Moment(at, zone, now);

    public override string Kinds(Permissions permissions) => EnglishWords.Kinds(permissions);

    public override string List(IEnumerable<string> items) => EnglishWords.List(items);

    public override string Greeting =>
        "Hello! I'm OrleansBank's automatic assistant. I can show your balances and transactions, watch for fraud "
        + "and freeze a card. What would you like?";
    public override string AutomaticNotice => "By the way, I'm an automatic assistant; say “human” for a person.";
    public override string Help =>
        "I'm an automatic assistant. Ask me for your balance or your transactions (“what did I spend last week?”), "
        + "to link or unlink a bank, to freeze a card or report a fraud, or what I know about you. For anything "
        + "else I'll tell you whom to call.";
    public override string Thanks => "You're welcome!";
    public override string Goodbye => "Goodbye, and take care!";
    public override string NotUnderstood =>
        "Sorry, I'm not sure what you mean, and I don't guess with money. Is it one of these?";
    public override string OutOfScope =>
        "I only help with banking, so I can't help with that. Ask me for your balance, say, or your transactions.";
    public override string NothingAsked => "I hadn't asked you anything. What can I do for you?";
    public override string Cancelled => "All right, I've done nothing.";
    public override string WhichLanguage => "I speak English and French. Which would you like?";
    public override string LanguageChanged => "I'll speak English from now on.";

    public override string ForTheBank(IEnumerable<BankProfile> banks)
    {
        var numbers = banks.Select(bank => bank.Phone.Length == 0 ? bank.Name : $"{bank.Name}: {bank.Phone}").ToArray();
        return numbers.Length == 0
            ? "I can't do that myself: someone at your bank can. Link your bank and I'll have its number at hand."
            : $"I can't do that myself: someone at your bank can. {List(numbers)}.";
    }

    public override string NoBankLinked => "You haven't linked a bank yet. Which one shall we link?";

    public override string BankNotLinked(BankProfile bank) => $"You haven't linked {bank.Name}.";

    public override string KindNotShared(BankProfile bank, Permissions kind)
    {
        if (!bank.Declines.HasFlag(kind))
            return $"You haven't let {bank.Name} share {Kinds(kind)} with me. Link it again to change that.";
        var reason = bank.Reason.Length == 0 ? "" : $" Its reason: {Sentence(bank.Reason)}";
        return $"{bank.Name} declines to share {Kinds(kind)}.{reason}";
    }

    public override string NoSuchAccount => "I don't find that account. Here is what I have:";
    public override string NoAccounts => "Your bank has shared no account with me.";

    public override string BalanceOf(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{Named(line.Account, line.Last4)} at {line.BankName}: {Money(line.Amount)}, as of {Moment(line.At, zone, now)}.";

    public override string BalancesHeader => "Your accounts:";

    public override string BalanceItem(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now) =>
        $"• {Named(line.Account, line.Last4)} ({line.BankName}): {Money(line.Amount)}, as of {Moment(line.At, zone, now)}";

    public override string FreshBalances(BankProfile bank) => $"I've asked {bank.Name} again, and this is new:";

    public override string NoBalanceYet(BankProfile bank, string account, string last4) =>
        $"{Named(account, last4)} ({bank.Name}): no balance received yet.";

    public override string TransactionsHeader(int count, Sought sought, TimeZoneInfo zone) =>
        $"{EnglishSums.Counted(count, sought)}{Of(sought)} {EnglishWords.During(sought.Period, zone)}:";

    public override string NoTransactions(Sought sought, TimeZoneInfo zone) =>
        $"No {(sought.OnlyPending ? "pending " : "")}transactions{Of(sought)} {EnglishWords.During(sought.Period, zone)}.";

    public override string NoSuchDate(PeriodSlot said) => EnglishSums.NoSuchDate(Impossible(said));

    public override string Sums(ImmutableArray<MoneySum> sums) => EnglishSums.Said(sums);

    public override string TransactionItem(TransactionLine line, TimeZoneInfo zone, DateTimeOffset now)
    {
        var pending = line.Status == TransactionStatus.Pending ? ", pending" : "";
        return $"• {EnglishWords.Day(line.BookedAt, zone, now)}: {Who(line)}, {Money(line.Amount)}{pending}";
    }

    public override string AndMore(int count) => $"… and {count} more.";

    public override string HistoryCut =>
        "There are more than I can look through at once, so this isn't all and I haven't added it up: ask for a shorter "
        + "period.";

    public override string Happened(TransactionLine line, string last4)
    {
        var pending = line.Status == TransactionStatus.Pending ? " (pending)" : "";
        return line.Amount.IsNegative
            ? $"Payment of {Positive(line.Amount)}{To(line)} from {Where(line, last4)}{pending}."
            : $"You received {Positive(line.Amount)}{From(line)} on {Where(line, last4)}{pending}.";
    }

    public override string FellThrough(TransactionLine line, string last4) =>
        $"The payment of {Positive(line.Amount)}{To(line)} from {Where(line, last4)} was cancelled.";

    public override string Corrected(TransactionLine line, string last4, Amount before) =>
        $"{line.BankName} has corrected a transaction{To(line)}: {Money(line.Amount)} instead of {Money(before)}.";

    public override string AlsoFreeze =>
        "You also asked me to freeze a card. I haven't done that: with several things at once I'd rather be sure. Shall I?";
    public override string AlsoUnlink =>
        "You also asked me to unlink a bank, which erases everything I have from it. I haven't done that. Shall I?";
    public override string AlsoErase => "You also asked me to erase your data. I haven't done that.";

    public override string WhichBankToLink => "Which bank shall we link?";

    public override string LinkOffer(BankProfile bank, Permissions asked, int days)
    {
        var declines =
            bank.Declines == Permissions.None ? ""
            : bank.Reason.Length == 0 ? $" It declines to share {Kinds(bank.Declines)}."
            : $" It declines to share {Kinds(bank.Declines)}: {Sentence(bank.Reason)}";
        return $"With your agreement {bank.Name} would share {Kinds(asked)} with me for {days} days, so that I can "
            + $"answer you here, and for nothing else.{declines} You can end it at any time with one message. "
            + $"You give your agreement on {bank.Name}'s own page.";
    }

    public override string LinkedAlready(BankProfile bank, string until) =>
        $"{bank.Name} is linked until {until}. Linking it again gives a new agreement and ends this one.";

    public override string LinkGranted(BankProfile bank, int accounts, string until) =>
        accounts == 0
            ? $"{bank.Name} is linked until {until}, but it shares no account."
            : $"{bank.Name} is linked until {until}. I'm fetching {Accounts(accounts)}…";

    public override string LinkProgress(BankProfile bank, int done, int total) =>
        $"{done} of {Accounts(total)} at {bank.Name}…";

    public override string StillFetching(BankProfile bank) =>
        $"I'm still fetching your accounts at {bank.Name}. I'll answer as soon as they are here.";

    public override string LinkDone(BankProfile bank, int accounts) =>
        $"All is here: {Accounts(accounts)} at {bank.Name}."
        + (bank.Declines.HasFlag(Permissions.Transactions) ? " " + KindNotShared(bank, Permissions.Transactions) : "");

    public override string LinkDenied(BankProfile bank) =>
        $"You said no at {bank.Name}, so nothing is linked and nothing was fetched.";

    public override string LinkFailed(BankProfile bank) =>
        $"Linking {bank.Name} didn't work. Nothing is linked; you can try again.";

    public override string FetchFailed(BankProfile bank) =>
        $"{bank.Name} is linked, but it doesn't give me your accounts now. You can link it again, or {Call(bank)}.";

    public override string WhichBankToUnlink => "Which bank shall I unlink? I'll erase everything I have from it.";

    public override string Unlinked(BankProfile bank) =>
        $"Done. {bank.Name} is unlinked and everything I had from it is erased. I'm telling {bank.Name} now.";

    public override string ConsentExpired(BankProfile bank) =>
        $"Your agreement with {bank.Name} has come to its end, so I've erased everything I had from it. "
        + "You can link it again.";

    public override string OwedUndelivered(int decisions, BankProfile bank) =>
        (
            decisions == 1
                ? "One decision of yours had not reached the bank yet and won't be sent"
                : $"{decisions} decisions of yours had not reached the bank yet and won't be sent"
        ) + $": please {Call(bank)}.";

    public override string RevocationNotTaken(BankProfile bank) =>
        $"{bank.Name} hasn't taken note that you ended the agreement. Here everything is erased; "
        + $"to be sure of theirs, {Call(bank)}.";

    public override string NoConsents => "You've given no agreement: no bank shares anything with me.";
    public override string ConsentsHeader => "Your consents:";

    public override string ConsentItem(Consent consent, BankProfile bank, TimeZoneInfo zone) =>
        consent.Status switch
        {
            ConsentStatus.Active =>
                $"• {bank.Name} shares {Kinds(consent.Permissions)} until {Date(consent.ExpiresAt, zone)}",
            ConsentStatus.Expired => $"• {bank.Name}: expired on {Date(consent.EndedAt ?? consent.ExpiresAt, zone)}",
            _ => $"• {bank.Name}: ended by you on {Date(consent.EndedAt ?? consent.ExpiresAt, zone)}",
        };

    public override string Disclosures => "Here is who saw or received which of your data, and why.";
    public override string Export =>
        "You can download everything I keep about you. I'll ask you to sign in again if need be.";
    public override string Delete =>
        "I can erase everything: this conversation, your banks' data, your consents. It can't be undone, and your "
        + "banks are told that their sharing ends. As it is final, it asks for a fresh sign-in on this page.";

    public override string AlertQuestion(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{bank.Name} stopped at this: {What(alert, zone, now)}.{Why(alert)} Was this you?";

    public override string AlertCameLate(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now) =>
        $"{bank.Name} found this suspicious: {What(alert, zone, now)}.{Why(alert)} Its time to answer here is over: "
        + $"if it wasn't you, {Call(bank)}.";

    public override string AlertMine(BankProfile bank) => $"Thank you. I'm telling {bank.Name} that it was you.";

    public override string AlertNotMine(BankProfile bank, string last4, CardStatus? card)
    {
        var told = $"Thank you. I'm telling {bank.Name} that it wasn't you";
        return card switch
        {
            CardStatus.FreezeRequested =>
                $"{told}, and I've requested a freeze of your {Card(last4)}. I'll say so as soon as the bank "
                    + "has confirmed it.",
            CardStatus.Frozen => $"{told}. Your {Card(last4)} is frozen already.",
            CardStatus.Blocked or CardStatus.Replaced => $"{told}. Your {Card(last4)} is blocked already.",
            _ => $"{told}. I can't freeze this card from here: please {Call(bank)}.",
        };
    }

    public override string AlertUnsure(BankProfile bank) =>
        $"Take your time. Someone at the bank can look at it with you: {Call(bank)}. You can still answer here.";

    public override string AlertEnded(BankProfile bank, FraudAlertStatus how) =>
        how switch
        {
            FraudAlertStatus.Mine => $"You've already answered that it was you. If that is wrong, {Call(bank)}.",
            FraudAlertStatus.NotMine => $"You've already answered that it wasn't you. If that is wrong, {Call(bank)}.",
            _ => $"The time to answer is over. If it wasn't you, {Call(bank)}.",
        };

    public override string AlertExpired(BankProfile bank, FraudAlert alert) =>
        $"I had no answer from you about {Positive(alert.Amount)}{At(alert.MerchantName)}, and I've told {bank.Name} "
        + $"so. If it wasn't you, {Call(bank)}.";

    public override string AlertGone(BankProfile bank) => $"I no longer have that question of {bank.Name}.";

    public override string AnswerNotTaken(BankProfile bank) =>
        $"{bank.Name} hasn't taken your answer about the suspicious payment. Please {Call(bank)}.";

    public override string WhichAlert => "Which of these was it? Please answer with the buttons.";

    public override string FraudReport(IEnumerable<BankProfile> banks, bool canFreeze) =>
        (canFreeze ? "I can freeze a card right now. " : "")
        + $"For a payment that isn't yours, the bank needs to hear it from you: {List(banks.Select(Call))}.";

    public override string WhichCardToFreeze => "Which card shall I freeze?";

    public override string NoCard(IEnumerable<BankProfile> banks)
    {
        var calls = banks.Select(Call).ToArray();
        return calls.Length == 0
            ? "I know of no card: link your bank first, or call it."
            : $"I don't know that card. To have it frozen, {List(calls)}.";
    }

    public override string FreezeRequested(BankProfile bank, string last4) =>
        $"I've requested a freeze of your {Card(last4)} at {bank.Name}. I'll say so as soon as the bank has "
        + "confirmed it.";

    public override string FreezeUnconfirmed(BankProfile bank, string last4) =>
        $"{bank.Name} hasn't confirmed the freeze of your {Card(last4)} yet. I keep trying; to be sure now, "
        + $"{Call(bank)}.";

    public override string CardIs(BankProfile bank, string last4, CardStatus status) =>
        $"Your {Card(last4)} is {State(status)}: {bank.Name} has confirmed it.";

    public override string CardAlready(BankProfile bank, string last4, CardStatus status) =>
        status switch
        {
            CardStatus.FreezeRequested =>
                $"The freeze of your {Card(last4)} is requested; {bank.Name} hasn't confirmed it yet.",
            CardStatus.UnfreezeRequested =>
                $"Unfreezing your {Card(last4)} is requested; {bank.Name} hasn't confirmed it yet.",
            _ => $"Your {Card(last4)} is {State(status)} already.",
        };

    public override string CardRequestNotTaken(BankProfile bank, string last4) =>
        $"{bank.Name} hasn't taken the request about your {Card(last4)}. Please {Call(bank)}.";

    public override string UnfreezeNeedsSignIn =>
        "To unfreeze a card I need to be sure that it's you: please sign in again, then ask me once more.";

    public override string UnfreezeQuestion(BankProfile bank, string last4) =>
        $"Shall I ask {bank.Name} to unfreeze your {Card(last4)}?";

    public override string WhichCardToUnfreeze => "Which card shall I unfreeze?";

    public override string UnfreezeRequested(BankProfile bank, string last4) =>
        $"I've asked {bank.Name} to unfreeze your {Card(last4)}. I'll say so as soon as the bank has confirmed it.";

    public override string NoFrozenCard => "None of your cards that I know is frozen.";

    public override string TitleMine => "Yes, it was me";
    public override string TitleNotMine => "No, it wasn't me";
    public override string TitleUnsure => "I'm not sure";
    public override string TitleYes => "Yes";
    public override string TitleNo => "No";
    public override Choice ChoiceBalance => new("Balance", Actions.Balance);
    public override Choice ChoiceTransactions => new("Transactions", Actions.Transactions);
    public override Choice ChoiceHelp => new("Help", Actions.Help);
    public override Choice ChoiceHuman => new("Talk to a human", Actions.Human);
    public override Choice ChoiceConsents => new("My consents", Actions.Consents);
    public override Choice ChoiceLinkAny => new("Link a bank", Actions.Link);

    public override Choice ChoiceLink(BankProfile bank) => new($"Link {bank.Name}", Actions.Of(Actions.Link, bank.Id));

    public override Choice ChoiceUnlink(BankProfile bank) =>
        new($"Unlink {bank.Name}", Actions.Of(Actions.Unlink, bank.Id));

    public override Choice ChoiceFreeze(BankProfile bank, PaymentCard card) =>
        new($"Freeze {Digits(card.Last4)}", Actions.Of(Actions.Freeze, bank.Id, card.Handle));

    public override Choice ChoiceUnfreeze(BankProfile bank, PaymentCard card) =>
        new($"Unfreeze {Digits(card.Last4)}", Actions.Of(Actions.Unfreeze, bank.Id, card.Handle));

    private static string Call(BankProfile bank) =>
        bank.Phone.Length == 0 ? $"contact {bank.Name} directly" : $"call {bank.Name} on {bank.Phone}";

    private static string Card(string last4) => last4.Length == 0 ? "card" : $"card {Digits(last4)}";

    private static string Accounts(int count) =>
        count == 1 ? "your account" : string.Create(CultureInfo.InvariantCulture, $"your {count} accounts");

    private static string State(CardStatus status) =>
        status switch
        {
            CardStatus.Active => "active",
            CardStatus.Frozen => "frozen",
            CardStatus.Blocked => "blocked",
            CardStatus.Replaced => "replaced",
            CardStatus.FreezeRequested => "about to be frozen",
            _ => "about to be unfrozen",
        };

    private static string Positive(Amount amount) => EnglishWords.Money(amount.Abs());

    private static string Who(TransactionLine line) =>
        line.Merchant.Length > 0 ? BankText.Isolate(line.Merchant)
        : line.Information.Length > 0 ? BankText.Isolate(line.Information)
        : "no description";

    private static string Of(Sought sought) =>
        (sought.Merchant.Length == 0 ? "" : $" for “{BankText.Isolate(sought.Merchant)}”")
        + (sought.Spending is SpendingKinds.None ? "" : $" ({EnglishSums.Kinds(sought.Spending)})")
        + (sought.Exactly is { } amount ? $" of {EnglishWords.Money(amount)}" : "")
        + (sought.Amounts is { } amounts ? $" {EnglishSums.Amounts(amounts)}" : "");

    private static string At(string merchant) => merchant.Length == 0 ? "" : $" at {BankText.Isolate(merchant)}";

    private static string To(TransactionLine line) => At(line.Merchant);

    private static string From(TransactionLine line) =>
        line.Merchant.Length == 0 ? "" : $" from {BankText.Isolate(line.Merchant)}";

    private static string Where(TransactionLine line, string last4) =>
        $"{Named(line.Account, last4)} ({line.BankName})";

    private static string What(FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now)
    {
        var country = alert.Country.Length == 0 ? "" : $" ({BankText.Isolate(alert.Country)})";
        return $"{Positive(alert.Amount)}{At(alert.MerchantName)}{country} with your {Card(alert.CardLast4)}, "
            + EnglishWords.Moment(alert.OccurredAt, zone, now);
    }

    private static string Why(FraudAlert alert) =>
        alert.Reason.Length == 0 ? "" : $" Its reason: {Sentence(alert.Reason)}";
}
