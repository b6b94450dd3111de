using System.Collections.Immutable;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>What was asked, by words or by a tap.</summary>
internal sealed record Asked(Slots Slots, Said Said)
{
    /// <inheritdoc cref="Understood.OnlyNods"/>
    public bool OnlyNods { get; init; }

    /// <summary>Asked for a bank as a whole.</summary>
    public Asked At(BankId bank) => this with { Slots = Slots with { Bank = bank } };
}

/// <summary>The person said something: what they said is appended first, then the answer.</summary>
internal static class Saying
{
    /// <summary>A report of fraud answers the question that was just asked only when it is this clear; else it is asked again.</summary>
    private const double ClearlyFraud = 0.7;

    public static Decision Decide(Turn turn, Said said) =>
        End(turn, said.Payload is { } payload ? Tap(turn, said, payload) : Type(turn, said));

    /// <summary>The rest of a typed turn, once it is known what was meant.</summary>
    public static Decision Decide(Turn turn, Said said, Understood understood) =>
        End(turn, Answer(turn, said, Cut(said.Text), understood));

    public static Decision End(Turn turn, Answered answered) =>
        answered switch
        {
            { Refusal: { } refusal } => new Refused(refusal),
            { History: { } history } => new AsksHistory(history),
            _ => turn.Done(),
        };

    private static Answered Tap(Turn turn, Said said, string payload)
    {
        if (
            said.Offered is not { Erased: false, From.Kind: not SenderKind.User } offered
            || !Actions.TrySeq(payload, out var seq)
            || offered.Seq != seq
            || turn.Now - offered.At > TimeSpan.FromHours(Limits.OfferedPayloadHours)
        )
            return Answered.NotOffered;
        var choice = offered.QuickReplies.FirstOrDefault(reply => reply.Payload == payload);
        if (choice is null)
            return Answered.NotOffered;
        turn.Hear(choice.Title, offered.Cites);
        var action = payload[(payload.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return Taps.Do(turn, new Asked(Slots.None, said), action);
    }

    private static Answered Type(Turn turn, Said said)
    {
        var text = Cut(said.Text);
        var understood = Understanding.Understand(text, HintOf(turn.State), turn.Known.Vocabulary);
        return Answer(turn, said, text, understood);
    }

    /// <summary>The language of the talk so far; the locale says more (the order of day and month) when it is of that language.</summary>
    private static string HintOf(ConversationState state) =>
        Languages.OfLocale(state.Locale) == state.Language ? state.Locale : state.Language;

    private static string Cut(string? text) =>
        text is null ? ""
        : text.Length > Limits.TextLengthMax ? text[..Limits.TextLengthMax]
        : text;

    private static Answered Answer(Turn turn, Said said, string text, Understood understood)
    {
        if (Languages.Supported.Contains(understood.Language))
            turn.State = turn.State with { Language = understood.Language };
        turn.Hear(text, Cited(turn, text, understood));
        understood = FollowUp.Meant(turn, understood);
        var asked = new Asked(understood.Slots, said) { OnlyNods = understood.OnlyNods };
        var denies = understood is { Disowns: true } or { Intent: Intent.FraudReport, Confidence: >= ClearlyFraud };
        if (denies && Confirming.DenyAlert(turn, asked))
            return Answered.Done;
        if (Declined(turn, understood) is { } why)
            return Talk.Decline(turn, why);
        if (IsOfCards(understood) && CardAnswers.TellStates(turn, asked))
            return Answered.Done;
        if (understood.Confidence < Understanding.ConfidenceMin)
            return Talk.NotUnderstood(turn, asked);
        if (understood.Intent is not (Intent.Yes or Intent.No or Intent.Cancel))
            turn.State = turn.State with { Pending = null };
        var first = new Wish(understood.Intent, understood.Confidence, understood.Slots);
        if (understood.Considers && Several.ActsAtOnce(first.Intent))
            return Several.Answer(turn, said, [first, .. understood.Then], Explaining.Offer);
        if (understood.Then.IsEmpty)
            return Answers.For(understood.Intent)(turn, asked);
        return Several.Answer(turn, said, [first, .. understood.Then], null);
    }

    /// <summary>"Is my card frozen?": what is no report of fraud, nor clearly anything else that can be answered.</summary>
    private static bool IsOfCards(Understood understood) =>
        understood.AsksCardState
        && (
            understood.Confidence < Understanding.ConfidenceMin
            || understood.Intent is Intent.BankOther or Intent.OutOfScope or Intent.Help or Intent.Yes or Intent.No
        );

    /// <summary>Why it is not answered at all: near to what was asked would be wrong. Null when it can be.</summary>
    private static string? Declined(Turn turn, Understood understood)
    {
        bool Wishes(Intent intent) => understood.Intent == intent || understood.Then.Any(wish => wish.Intent == intent);
        // A name that no phrase has makes the whole look foreign: what is owned was named all the same.
        var isOfMoney = Wishes(Intent.Balance) || understood.Intent is Intent.OutOfScope;
        if (understood.Owner is { } owner && isOfMoney && !AccountChoice.IsCalled(turn, owner))
            return turn.Phrases.OnlyOnesOwn;
        // "Tout sauf Monoprix" alone names no topic.
        var isBare =
            understood.Slots.Merchant is not null
            && (understood.Confidence < Understanding.ConfidenceMin || understood.Intent is Intent.OutOfScope);
        return understood.LeavesOut && (isBare || Wishes(Intent.Transactions)) ? turn.Phrases.CannotLeaveOut : null;
    }

    private static ImmutableArray<BankId> Cited(Turn turn, string text, Understood understood)
    {
        var cited = BankWords.CitedBy(turn, text, understood.Slots);
        foreach (var wish in understood.Then)
            cited = [.. cited.Union(BankWords.CitedBy(turn, text, wish.Slots))];
        return cited;
    }
}

/// <summary>How an answer ended: done, or it needs the history, or it is refused.</summary>
internal readonly record struct Answered(Refusal? Refusal, HistoryQuery? History)
{
    public static Answered Done { get; } = new(null, null);
    public static Answered NotOffered { get; } = new(Conversations.Refusal.PayloadNotOffered, null);

    public static Answered Asks(HistoryQuery query) => new(null, query);
}
