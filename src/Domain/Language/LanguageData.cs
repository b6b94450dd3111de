using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;

namespace OrleansBank.Domain.Language;

/// <summary>
/// All that is particular to one language. A new language is one more of these in <see cref="LanguageSet"/>:
/// phrases for every
/// intent, and the words that slots are made of. Words are folded: lower case, no accents, no apostrophe.
/// </summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Phrases">Training phrases of each intent, one a line, in the notation of <see
/// cref="Model.PhraseGrammar"/>.</param>
/// <param name="Fillers">Named alternatives that phrases refer to, one a line: <c>name = this | that</c>.</param>
/// <param name="Openers">What may politely stand before a request, one a line.</param>
/// <param name="Closers">What may politely stand after one.</param>
/// <param name="Respellings">Chat spellings, contractions and emoji, and what they stand for.</param>
internal sealed record LanguageData(
    string Code,
    ImmutableArray<(Intent Intent, string Phrases)> Phrases,
    string Fillers,
    string Openers,
    string Closers,
    FrozenDictionary<string, string> Respellings,
    SlotWords Words,
    CommandWords Commands
);

/// <summary>The words of a language that slots are made of.</summary>
internal sealed record SlotWords
{
    /// <summary>1 to 12.</summary>
    public required FrozenDictionary<string, int> Months { get; init; }

    /// <summary>
    /// Months that are also something else: they count only beside a day or after a word of <see cref="InMonth"/>.
    /// </summary>
    public required FrozenSet<string> DoubtfulMonths { get; init; }
    public required FrozenSet<string> InMonth { get; init; }

    /// <summary>1 (Monday) to 7.</summary>
    public required FrozenDictionary<string, int> Weekdays { get; init; }

    /// <summary>One to thirty-one or so, in words.</summary>
    public required FrozenDictionary<string, int> Numbers { get; init; }

    /// <summary>Day, week, month, year, singular and plural.</summary>
    public required FrozenDictionary<string, PeriodUnit> Units { get; init; }

    /// <summary>Whole phrases that are a period: "today", "avant hier".</summary>
    public required ImmutableArray<(string[] Words, PeriodSlot Period)> Fixed { get; init; }

    /// <summary>"this" before a unit.</summary>
    public required FrozenSet<string> ThisBefore { get; init; }
    public required FrozenSet<string> LastBefore { get; init; }
    public required FrozenSet<string> LastAfter { get; init; }

    /// <summary>Before "3 weeks": makes it the last three.</summary>
    public required FrozenSet<string> Since { get; init; }

    /// <summary>Before a date or a day of the week: makes it the time from then on.</summary>
    public required FrozenSet<string> SinceDate { get; init; }

    /// <summary>Begin a range: from, between.</summary>
    public required FrozenSet<string> From { get; init; }

    /// <summary>What makes an edge of a date or a period: before, since.</summary>
    public required ImmutableArray<(string[] Words, PeriodEdge Edge)> Edges { get; init; }

    /// <summary>Say that the start of a week, month or year is meant: beginning.</summary>
    public required FrozenSet<string> Beginnings { get; init; }

    /// <summary>Say that the end of one is meant: end.</summary>
    public required FrozenSet<string> Endings { get; init; }

    /// <summary>Before a plain year: in 2025.</summary>
    public required FrozenSet<string> InYear { get; init; }

    /// <summary>What stands before an amount that bounds others: over, at most.</summary>
    public required ImmutableArray<(string[] Words, AmountBound Bound)> Bounds { get; init; }

    /// <summary>Begins a range of amounts for sure, also without a currency: between.</summary>
    public required FrozenSet<string> BetweenAmounts { get; init; }

    /// <summary>May follow an amount that has no currency: a place or a time comes next.</summary>
    public required FrozenSet<string> AfterBareAmount { get; init; }

    /// <summary>Stand between two wishes: and, then.</summary>
    public required FrozenSet<string> Joints { get; init; }

    /// <summary>Begin what goes on with the question before: and, what about.</summary>
    public required ImmutableArray<string[]> FollowOns { get; init; }

    /// <summary>Name a topic, so that nothing of the question before is meant: transactions, spend.</summary>
    public required FrozenSet<string> Topics { get; init; }

    /// <summary>Stand between the ends of a range: to, and, until.</summary>
    public required FrozenSet<string> Until { get; init; }

    /// <summary>Mean nothing within a date: the, of, th, er.</summary>
    public required FrozenSet<string> DateFillers { get; init; }

    /// <summary>ISO 4217 codes by word.</summary>
    public required FrozenDictionary<string, string> Currencies { get; init; }
    public required ImmutableArray<(string[] Words, AccountKind Kind)> AccountKinds { get; init; }

    /// <summary>Shortly before the last four digits of a card or account.</summary>
    public required FrozenSet<string> BeforeLast4 { get; init; }

    /// <summary>Before a merchant's name.</summary>
    public required FrozenSet<string> BeforeMerchant { get; init; }

    /// <summary>Before a merchant's name for sure, also a name made of common words.</summary>
    public required FrozenSet<string> SurelyBeforeMerchant { get; init; }

    /// <summary>Never a merchant's name, nor a part of an account's.</summary>
    public required FrozenSet<string> NeverNames { get; init; }

    /// <summary>
    /// The word "account" itself, and whether an account's own name stands before it ("holiday account") or after.
    /// </summary>
    public required FrozenSet<string> AccountNouns { get; init; }
    public required bool NameBeforeNoun { get; init; }

    /// <summary>What belongs to a person: balance, account.</summary>
    public required FrozenSet<string> Owned { get; init; }

    /// <summary>Between what is owned and its owner: of.</summary>
    public required FrozenSet<string> BeforeOwner { get; init; }

    /// <summary>Before a relative: my.</summary>
    public required FrozenSet<string> MyBefore { get; init; }

    /// <summary>People whose accounts are theirs, singular: wife.</summary>
    public required FrozenSet<string> Relatives { get; init; }

    /// <summary>What makes some transactions stand out of all: biggest, last. The longest first.</summary>
    public required ImmutableArray<(string[] Words, Standout By)> Standouts { get; init; }

    /// <summary>Transactions, as things that can be counted: payment, purchases.</summary>
    public required FrozenSet<string> TransactionNouns { get; init; }

    /// <summary>Whether what stands out may be named before: « la dépense la plus élevée ».</summary>
    public required bool NounBeforeStandout { get; init; }

    /// <summary>What money is spent on, by what people call it. The longest first.</summary>
    public required ImmutableArray<(string[] Words, SpendingKinds Kinds)> Spendings { get; init; }

    /// <summary>What money moves for and no merchant category code tells: rent, salary.</summary>
    public required FrozenSet<string> Uncoded { get; init; }

    /// <summary>Ask what the money went on, and mean the sums of each kind: where did my money go.</summary>
    public required ImmutableArray<string[]> WhereMoneyWent { get; init; }

    /// <summary>Say that something is not booked yet: pending.</summary>
    public required ImmutableArray<string[]> Pendings { get; init; }

    /// <summary>Between a relative and nothing else, as of what one may have: have, own.</summary>
    public required FrozenSet<string> Having { get; init; }

    /// <summary>Before what a list shall not have: except.</summary>
    public required ImmutableArray<string[]> Exceptions { get; init; }

    /// <summary>Before the language that is wanted: in, speak.</summary>
    public required FrozenSet<string> BeforeLanguage { get; init; }

    /// <summary>Every word without which, or a number, nothing is a period.</summary>
    public FrozenSet<string> MayBePeriod =>
        field ??= Months
            .Keys.Concat(Weekdays.Keys)
            .Concat(Units.Keys)
            .Concat(Fixed.Select(said => said.Words[^1]))
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What money is spent on, by the first word of what it is called.</summary>
    public ILookup<string, (string[] Words, SpendingKinds Kinds)> SpendingsByFirstWord =>
        field ??= Spendings.ToLookup(said => said.Words[0], StringComparer.Ordinal);

    /// <summary>The kinds of account, by the first word of what they are called.</summary>
    public ILookup<string, (string[] Words, AccountKind Kind)> AccountKindsByFirstWord =>
        field ??= AccountKinds.ToLookup(said => said.Words[0], StringComparer.Ordinal);
}

internal enum PeriodUnit
{
    Day,
    Week,
    Month,
    Year,
}
