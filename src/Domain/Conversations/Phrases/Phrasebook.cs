using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Fraud;
using OrleansBank.Domain.Language;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Conversations;

/// <summary>
/// Everything that the assistant says, in one language: a new language is one more of these. Bank text comes cleaned, and a phrase
/// isolates it (<see cref="BankText.Isolate"/>). Titles of quick replies have at most 20 characters where the bank's name allows it.
/// </summary>
internal abstract class Phrasebook
{
    private static readonly Dictionary<string, Phrasebook> ByLanguage = new(StringComparer.Ordinal)
    {
        [Languages.English] = new EnglishPhrasebook(),
        [Languages.French] = new FrenchPhrasebook(),
    };

    /// <summary>The phrases of a language; English for one that has none.</summary>
    public static Phrasebook Of(string language) =>
        ByLanguage.GetValueOrDefault(language) ?? ByLanguage[Languages.English];

    // Words and figures.
    public abstract string Money(Amount amount);
    public abstract string Date(DateTimeOffset at, TimeZoneInfo zone);

    /// <summary>A time as people say it: with "today" and "yesterday", and the year only when it is another.</summary>
    public abstract string Moment(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string Kinds(Permissions permissions);
    public abstract string List(IEnumerable<string> items);

    // Talk.
    public abstract string Greeting { get; }
    public abstract string AutomaticNotice { get; }
    public abstract string Help { get; }
    public abstract string Thanks { get; }
    public abstract string Goodbye { get; }
    public abstract string NotUnderstood { get; }
    public abstract string OutOfScope { get; }
    public abstract string NothingAsked { get; }

    /// <summary>To a "yes" or an "ok" when nothing was asked.</summary>
    public abstract string Nod { get; }

    /// <summary>Of a period that lies ahead.</summary>
    public abstract string NothingYet(Period period, TimeZoneInfo zone);

    /// <param name="from">The first day whose transactions may be there.</param>
    public abstract string HeldOnlyFrom(DateTimeOffset from, TimeZoneInfo zone);
    public abstract string CannotLeaveOut { get; }

    /// <summary>A balance was asked for as of another day.</summary>
    public abstract string OnlyPresentBalance { get; }

    public abstract string OnlyOnesOwn { get; }
    public abstract string Cancelled { get; }
    public abstract string WhichLanguage { get; }
    public abstract string LanguageChanged { get; }
    public abstract string ForTheBank(IEnumerable<BankProfile> banks);

    // Balances and transactions.
    public abstract string NoBankLinked { get; }
    public abstract string BankNotLinked(BankProfile bank);
    public abstract string KindNotShared(BankProfile bank, Permissions kind);
    public abstract string NoSuchAccount { get; }
    public abstract string NoAccounts { get; }
    public abstract string BalanceOf(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string BalancesHeader { get; }
    public abstract string BalanceItem(BalanceLine line, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string FreshBalances(BankProfile bank);
    public abstract string NoBalanceYet(BankProfile bank, string account, string last4);

    public abstract string TransactionsHeader(int count, Sought sought, TimeZoneInfo zone);
    public abstract string NoTransactions(Sought sought, TimeZoneInfo zone);

    /// <param name="said">A date that no calendar has.</param>
    public abstract string NoSuchDate(PeriodSlot said);

    /// <param name="sums">One a currency, at least one.</param>
    public abstract string Sums(ImmutableArray<MoneySum> sums);

    /// <param name="sums">What went out for each kind, the greatest first; at least one.</param>
    public abstract string SpentOn(ImmutableArray<SpendingSum> sums);

    /// <param name="count">Of payments that may be of the kind that was asked for: they carry no merchant category code.</param>
    /// <param name="more">Whether others are listed before.</param>
    public abstract string WithoutCode(int count, bool more);

    /// <summary>No transaction has this word, so all are listed.</summary>
    public abstract string NoneNames(string topic);
    public abstract string TransactionItem(TransactionLine line, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string AndMore(int count);

    /// <param name="count">How many the card lists; there are more.</param>
    public abstract string ListedOnly(int count);
    public abstract string HistoryCut { get; }
    public abstract string Happened(TransactionLine line, string last4);
    public abstract string FellThrough(TransactionLine line, string last4);
    public abstract string Corrected(TransactionLine line, string last4, Amount before);

    // Wishes beside the first: understood, and not done.
    /// <summary>What freezing or unlinking would do, to who only asks about it.</summary>
    public abstract string FreezeExplained { get; }
    public abstract string UnlinkExplained(IEnumerable<BankProfile> banks);
    public abstract string AlsoFreeze { get; }
    public abstract string AlsoUnlink { get; }
    public abstract string AlsoErase { get; }

    // Consent.
    public abstract string WhichBankToLink { get; }
    public abstract string LinkOffer(BankProfile bank, Permissions asked, int days);
    public abstract string LinkedAlready(BankProfile bank, string until);
    public abstract string LinkGranted(BankProfile bank, int accounts, string until);
    public abstract string LinkProgress(BankProfile bank, int done, int total);
    public abstract string StillFetching(BankProfile bank);
    public abstract string LinkDone(BankProfile bank, int accounts);
    public abstract string LinkDenied(BankProfile bank);
    public abstract string LinkFailed(BankProfile bank);
    public abstract string FetchFailed(BankProfile bank);
    public abstract string WhichBankToUnlink { get; }
    public abstract string Unlinked(BankProfile bank);
    public abstract string ConsentExpired(BankProfile bank);
    public abstract string OwedUndelivered(int decisions, BankProfile bank);
    public abstract string RevocationNotTaken(BankProfile bank);
    public abstract string NoConsents { get; }
    public abstract string ConsentsHeader { get; }
    public abstract string ConsentItem(Consent consent, BankProfile bank, TimeZoneInfo zone);
    public abstract string Disclosures { get; }
    public abstract string Export { get; }
    public abstract string Delete { get; }

    // Fraud and cards.
    public abstract string AlertQuestion(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string AlertCameLate(BankProfile bank, FraudAlert alert, TimeZoneInfo zone, DateTimeOffset now);
    public abstract string AlertMine(BankProfile bank);

    /// <param name="card">The state of the alert's card after the answer; null when the card is not known.</param>
    public abstract string AlertNotMine(BankProfile bank, string last4, CardStatus? card);
    public abstract string AlertUnsure(BankProfile bank);
    public abstract string AlertEnded(BankProfile bank, FraudAlertStatus how);
    public abstract string AlertExpired(BankProfile bank, FraudAlert alert);
    public abstract string AlertGone(BankProfile bank);
    public abstract string AnswerNotTaken(BankProfile bank);
    public abstract string WhichAlert { get; }
    public abstract string FraudReport(IEnumerable<BankProfile> banks, bool canFreeze);
    public abstract string WhichCardToFreeze { get; }
    public abstract string NoCard(IEnumerable<BankProfile> banks);
    public abstract string FreezeRequested(BankProfile bank, string last4);
    public abstract string FreezeUnconfirmed(BankProfile bank, string last4);

    /// <summary>The bank said, or confirmed, in which state a card is.</summary>
    public abstract string CardIs(BankProfile bank, string last4, CardStatus status);

    /// <summary>How it stands, as the bank last said or confirmed.</summary>
    public abstract string CardState(BankProfile bank, string last4, CardStatus status);
    public abstract string CardAlready(BankProfile bank, string last4, CardStatus status);
    public abstract string CardRequestNotTaken(BankProfile bank, string last4);
    public abstract string UnfreezeNeedsSignIn { get; }
    public abstract string UnfreezeQuestion(BankProfile bank, string last4);
    public abstract string WhichCardToUnfreeze { get; }
    public abstract string UnfreezeRequested(BankProfile bank, string last4);
    public abstract string NoFrozenCard { get; }

    // Titles of quick replies.
    public abstract string TitleMine { get; }
    public abstract string TitleNotMine { get; }
    public abstract string TitleUnsure { get; }
    public abstract string TitleYes { get; }
    public abstract string TitleNo { get; }
    public abstract Choice ChoiceBalance { get; }
    public abstract Choice ChoiceTransactions { get; }
    public abstract Choice ChoiceHelp { get; }
    public abstract Choice ChoiceHuman { get; }
    public abstract Choice ChoiceConsents { get; }
    public abstract Choice ChoiceLinkAny { get; }
    public abstract Choice ChoiceLink(BankProfile bank);
    public abstract Choice ChoiceUnlink(BankProfile bank);
    public abstract Choice ChoiceFreeze(BankProfile bank, PaymentCard card);
    public abstract Choice ChoiceUnfreeze(BankProfile bank, PaymentCard card);

    /// <summary>The languages by their own names.</summary>
    public static ImmutableArray<Choice> LanguageChoices { get; } =
    [
        new("English", $"{Actions.Language}:{Languages.English}"),
        new("Français", $"{Actions.Language}:{Languages.French}"),
    ];

    /// <summary>Account, card: the last digits as people know them.</summary>
    protected static string Digits(string last4) => last4.Length == 0 ? "" : $"••{last4}";

    /// <summary>A number that nobody named a currency for, in the parts of <see cref="AmountFilter"/>: 20, 12.5.</summary>
    public static string Number(long parts, string decimalSeparator)
    {
        var whole = parts / PartsOfOne;
        var decimals = (parts % PartsOfOne).ToString("0000", CultureInfo.InvariantCulture).TrimEnd('0');
        var digits = whole.ToString(CultureInfo.InvariantCulture);
        return decimals.Length == 0 ? digits : $"{digits}{decimalSeparator}{decimals}";
    }

    private const long PartsOfOne = 10_000;

    /// <summary>The end of a filter as an amount of its currency; null where it has none, or smaller parts than that.</summary>
    public static Amount? InCurrency(AmountFilter filter, long parts)
    {
        if (filter.Currency is not { } currency)
            return null;
        var unit = 1L;
        for (var exponent = currency.Exponent; exponent < AmountFilter.PartsExponent; exponent++)
            unit *= 10;
        return parts % unit == 0 ? new Amount(parts / unit, currency) : null;
    }

    /// <summary>The date of a period that no calendar has, or its last.</summary>
    protected static (int? Day, int Month, int? Year) Impossible(PeriodSlot said) =>
        Periods.Exists(said with { ToMonth = null, ToDay = null, ToYear = null })
            ? (said.ToDay, said.ToMonth ?? 0, said.ToYear)
            : (said.Day, said.Month ?? 0, said.Year);

    /// <summary>Bank text that ends a sentence of ours.</summary>
    protected static string Sentence(string bankText) =>
        bankText.Length > 0 && bankText[^1] is '.' or '!' or '?' or '…'
            ? BankText.Isolate(bankText)
            : BankText.Isolate(bankText) + ".";

    /// <summary>A bank's name for a thing, and its last digits.</summary>
    protected static string Named(string name, string last4) =>
        (BankText.Isolate(name), Digits(last4)) switch
        {
            (var isolated, "") => isolated,
            ("", var digits) => digits,
            var (isolated, digits) => $"{isolated} {digits}",
        };
}
