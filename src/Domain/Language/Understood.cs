using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Money;

namespace OrleansBank.Domain.Language;

/// <summary>
/// What a person wants. The outside name of each is its snake case. A new intent is one member here, its phrases in
/// each
/// language's data, and one handler in Conversations.
/// </summary>
public enum Intent
{
    OutOfScope,
    BankOther,
    Balance,
    Transactions,
    LinkBank,
    UnlinkBank,
    Consents,
    Disclosures,
    FraudReport,
    CardFreeze,
    CardUnfreeze,
    ExportData,
    DeleteData,
    Language,
    Help,
    Greeting,
    Thanks,
    Goodbye,
    Yes,
    No,
    Cancel,
}

/// <summary>What was understood of one utterance.</summary>
/// <param name="Language">The language that it was said in: an ISO 639-1 code of <see
/// cref="Languages.Supported"/>.</param>
/// <param name="Confidence">0 to 1. Below <see cref="Understanding.ConfidenceMin"/> the assistant asks instead of
/// acting.</param>
public sealed record Understood(string Language, Intent Intent, double Confidence, Slots Slots)
{
    /// <summary>What else is wished in the same message, in the order in which it was said: never the same intent twice.</summary>
    public ImmutableArray<Wish> Then { get; init; } = [];

    /// <summary>It names no topic and may go on with the question before: "and last month?", « et chez Lidl ? ».</summary>
    public bool FollowsOn { get; init; }

    /// <summary>What it could command is only asked about or thought of, never to be done: "what if I freeze my card?".</summary>
    public bool Considers { get; init; }

    /// <summary>It agrees without a plain yes: "ok", a thumb up. Enough to go on, too little for what can't be taken back.</summary>
    public bool OnlyNods { get; init; }

    /// <summary>"Wasn't me", « jamais entendu parler »: right after "was this you?" that is the answer.</summary>
    public bool Disowns { get; init; }

    /// <summary>It asks for, or tells, the state of a card and commands nothing: "is my card frozen?", « carte gelée ? ».</summary>
    public bool AsksCardState { get; init; }

    /// <summary>Who may own the account that is asked about, as typed: a relative or a name. Null for the person who asks.</summary>
    public string? Owner { get; init; }

    /// <summary>It names what it does not want: "everything but Monoprix".</summary>
    public bool LeavesOut { get; init; }
}

/// <summary>One wish of a message that has several.</summary>
public sealed record Wish(Intent Intent, double Confidence, Slots Slots);

/// <summary>The details found in an utterance; null where it names none.</summary>
public sealed record Slots
{
    public static Slots None { get; } = new();

    public BankId? Bank { get; init; }
    public AccountKind? AccountKind { get; init; }

    /// <summary>Words that may name an account, as typed.</summary>
    public string? AccountWords { get; init; }

    /// <summary>Four digits that end a card or account number.</summary>
    public string? Last4 { get; init; }
    public PeriodSlot? Period { get; init; }
    public Amount? Amount { get; init; }

    /// <summary>"Over 50": what amounts are wanted. <see cref="Amount"/> is then one of its ends.</summary>
    public AmountFilter? Amounts { get; init; }

    /// <summary>"The last three": some of all that fit. Null for all of them.</summary>
    public Selection? Selection { get; init; }

    /// <summary>Only what is not booked yet.</summary>
    public bool OnlyPending { get; init; }

    /// <summary>Words that may name a merchant, as typed.</summary>
    public string? Merchant { get; init; }

    /// <summary>What the money was spent on: all kinds that are named.</summary>
    public SpendingKinds Spending { get; init; }

    /// <summary>"Rent", « salaire »: what is looked for in the bank's words, as no code tells it. Folded, not as typed.</summary>
    public string? Topic { get; init; }

    /// <summary>"Where did my money go": the sums of each kind of spending are wanted.</summary>
    public bool AsksWhere { get; init; }

    /// <summary>The language that the person asks for: an ISO 639-1 code, supported or not.</summary>
    public string? WantedLanguage { get; init; }
}

public enum PeriodKind
{
    Today,
    Yesterday,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
    LastDays,
    Month,
    Day,
    Range,

    /// <summary>The latest such day of the week, today included.</summary>
    Weekday,

    /// <summary>From the latest such day of the week until the end of today.</summary>
    SinceWeekday,

    /// <summary>The latest Saturday and Sunday that have begun.</summary>
    Weekend,

    /// <summary>A calendar year.</summary>
    Year,
    DayBeforeYesterday,

    /// <summary>Ahead: nothing can have happened then.</summary>
    Tomorrow,
}

/// <summary>What a period bounds, when it is not itself the time that is meant.</summary>
public enum PeriodEdge
{
    Within,

    /// <summary>From its first day until today.</summary>
    Since,

    /// <summary>Everything up to the day before it.</summary>
    Before,

    /// <summary>Everything up to its last day.</summary>
    Until,

    /// <summary>From the day after it until today.</summary>
    After,
}

/// <summary>A period as it was said, not yet placed in time: <see cref="Periods.Resolve"/> places it.</summary>
/// <param name="Count">For LastDays: how many, today included. For Weekday and SinceWeekday: 1 (Monday) to 7, as
/// ISO 8601 has it.</param>
/// <param name="Month">For Month, Day and Range, 1 to 12; a date that no calendar has is kept as said: see
/// <see cref="Periods.Exists"/>.</param>
/// <param name="Year">For Year; for Month, Day and Range: the year, when said; else the latest that does not lie ahead.</param>
/// <param name="ToMonth">For Range: its last day. Without one the range ends today.</param>
public sealed record PeriodSlot(
    PeriodKind Kind,
    int Count = 0,
    int? Month = null,
    int? Day = null,
    int? Year = null,
    int? ToMonth = null,
    int? ToDay = null,
    int? ToYear = null,
    PeriodEdge Edge = PeriodEdge.Within
);
