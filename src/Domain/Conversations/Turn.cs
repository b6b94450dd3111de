using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansBank.Domain.Consents;

namespace OrleansBank.Domain.Conversations;

/// <summary>What the assistant says: a message that has no number yet.</summary>
internal sealed record Reply(string Text)
{
    public ImmutableArray<Choice> Choices { get; init; } = [];
    public MessageCard? Card { get; init; }

    /// <summary>The banks whose data stands in the text or the card.</summary>
    public ImmutableArray<BankId> Cites { get; init; } = [];
}

/// <summary>A quick reply before its message has a number.</summary>
/// <param name="Action">What a tap means; see <see cref="Actions"/>.</param>
internal readonly record struct Choice(string Title, string Action);

/// <summary>
/// One decision in the making: the state so far and the effects so far. It lives within one call of
/// <see cref="Conversation.Decide"/> and is seen by nobody else, so the function stays pure.
/// </summary>
internal sealed class Turn(ConversationState state, Known known, DateTimeOffset now)
{
    private static readonly Sender Assistant = new(SenderKind.Assistant, "OrleansBank");
    private static readonly Sender Person = new(SenderKind.User, "");

    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();

    public ConversationState State { get; set; } = state;
    public Known Known { get; } = known;
    public DateTimeOffset Now { get; } = now;

    /// <summary>The client id of the message that this turn answers.</summary>
    public string? InReplyTo { get; set; }

    public Phrasebook Phrases => Phrasebook.Of(State.Language);

    public TimeZoneInfo Zone
    {
        get
        {
            if (field is null || _zoneName != State.TimeZone)
            {
                _zoneName = State.TimeZone;
                field = TimeZoneInfo.TryFindSystemTimeZoneById(_zoneName, out var zone) ? zone : TimeZoneInfo.Utc;
            }
            return field;
        }
    }

    private string? _zoneName;

    /// <summary>The linked banks, in a fixed order.</summary>
    public ImmutableArray<BankState> Banks
    {
        get
        {
            if (!ReferenceEquals(_listed, State.Banks))
            {
                _listed = State.Banks;
                var banks = _listed.Values.ToArray();
                Array.Sort(banks, static (one, two) => string.CompareOrdinal(one.Bank.Value, two.Bank.Value));
                field = ImmutableCollectionsMarshal.AsImmutableArray(banks);
            }
            return field;
        }
    } = [];

    /// <summary>What <see cref="Banks"/> lists: it is asked for several times a turn, and seldom changes in between.</summary>
    private ImmutableDictionary<BankId, BankState>? _listed;

    /// <summary>What the last reply of this turn offered, and which banks it cites.</summary>
    private (ImmutableArray<Choice> Choices, ImmutableArray<BankId> Cites) _said = ([], []);

    /// <summary>What every further reply of this turn offers first.</summary>
    private (ImmutableArray<Choice> Choices, ImmutableArray<BankId> Cites) _offered = ([], []);

    /// <summary>Whatever the last reply offered stays on offer beside what is said after it: people choose from the newest.</summary>
    public void KeepOffering() => _offered = _said;

    public void Do(Effect effect) => _effects.Add(effect);

    public Decided Done() => new(State, _effects.ToImmutable());

    public void Say(string text) => Say(new Reply(text));

    public Message Say(Reply reply)
    {
        var seq = State.LastSeq + 1;
        var text = reply.Text;
        if (InReplyTo is not null && !State.Introduced)
        {
            // Whoever talks to us for the first time learns that nobody human answers, whatever they said.
            text = $"{text}\n\n{Phrases.AutomaticNotice}";
            State = State with { Introduced = true };
        }
        if (!_offered.Choices.IsEmpty)
            reply = reply with
            {
                Choices = [.. _offered.Choices.Union(reply.Choices)],
                Cites = [.. _offered.Cites, .. reply.Cites],
            };
        _said = (reply.Choices, reply.Cites);
        var message = new Message(seq, Now, Assistant, text)
        {
            InReplyTo = InReplyTo,
            Card = reply.Card,
            Cites = Distinct(reply.Cites),
            QuickReplies =
            [
                .. reply
                    .Choices.Take(Limits.QuickRepliesMax)
                    .Select(choice => new QuickReply(choice.Title, Actions.Payload(seq, choice.Action))),
            ],
        };
        Append(message);
        return message;
    }

    /// <summary>Appends what the person said.</summary>
    public void Hear(string text, ImmutableArray<BankId> cites) =>
        Append(new Message(State.LastSeq + 1, Now, Person, text) { Cites = Distinct(cites) });

    /// <summary>Asks something that a plain "yes" answers with <paramref name="action"/>.</summary>
    public void Ask(Reply question, string action)
    {
        var message = Say(question);
        var interrupts =
            InReplyTo is null
            && State.Pending is { } other
            && other.Action != action
            && Confirming.IsRecent(other, Now);
        State = State with { Pending = new PendingQuestion(action, message.Seq, Now) { Interrupts = interrupts } };
    }

    public void SetBank(BankState bank) => State = State with { Banks = State.Banks.SetItem(bank.Bank, bank) };

    /// <summary>What the operator configured of a bank; a bank that left the configuration keeps its short name.</summary>
    public BankProfile Profile(BankId bank) =>
        Known.Banks.GetValueOrDefault(bank) ?? new BankProfile(bank, bank.Value, "", Permissions.None, "", "");

    /// <summary>The consent under which a bank's data is held, when it still stands.</summary>
    public Consent? ActiveConsent(BankId bank)
    {
        if (!State.Banks.TryGetValue(bank, out var held))
            return null;
        for (var i = State.Consents.Length - 1; i >= 0; i--)
        {
            var consent = State.Consents[i];
            if (consent.Id == held.ConsentId)
                return consent.Covers(Permissions.None, Now) ? consent : null;
        }
        return null;
    }

    public bool Covers(BankId bank, Permissions needed) => ActiveConsent(bank)?.Covers(needed, Now) ?? false;

    public void ReplaceConsent(Consent consent) =>
        State = State with { Consents = [.. State.Consents.Select(other => other.Id == consent.Id ? consent : other)] };

    /// <summary>Appends to the consent ledger.</summary>
    public void Record(string kind, Consent consent)
    {
        var entry = Ledger.Next(State.Ledger, Now, kind, consent);
        State = State with { Ledger = new LedgerHead(entry.Number, entry.Hash) };
        Do(new AppendLedger(entry));
    }

    /// <summary>Notes who saw or received which kind of data: once a day (in UTC) for each.</summary>
    public void Disclose(Disclosure disclosure)
    {
        var today = DateOnly.FromDateTime(Now.UtcDateTime);
        if (State.DisclosedOn != today)
            State = State with { DisclosedOn = today, DisclosedToday = [] };
        if (State.DisclosedToday.Contains(disclosure) || State.DisclosedToday.Count >= Limits.DisclosuresMax)
            return;
        State = State with
        {
            LastDisclosure = State.LastDisclosure + 1,
            DisclosedToday = State.DisclosedToday.Add(disclosure),
        };
        Do(new Disclose(State.LastDisclosure, Now, disclosure));
    }

    private void Append(Message message)
    {
        State = State with { LastSeq = message.Seq };
        Do(new Tell(message));
    }

    private static ImmutableArray<BankId> Distinct(ImmutableArray<BankId> banks) =>
        banks.Length < 2 ? banks : [.. banks.Distinct().OrderBy(bank => bank.Value, StringComparer.Ordinal)];
}
