using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Tests.Scenes;

/// <summary>One person and the shell around them, in memory: keeps what decisions ask to keep, and answers their questions.</summary>
internal sealed class Scene
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private int _ids;

    public ConversationState State { get; set; } = new(new UserId("alice")) { Introduced = true };
    public DateTimeOffset Now { get; set; } = Start;
    public List<Message> Messages { get; } = [];
    public Dictionary<(BankId Bank, AccountRef Account, string Key), BankTransaction> Kept { get; } = [];
    public Dictionary<(BankId Bank, string Id), string> Seen { get; } = [];
    public List<LedgerEntry> Ledger { get; } = [];
    public List<Disclosure> Disclosures { get; } = [];
    public ImmutableArray<Effect> Effects { get; private set; } = [];
    public Dictionary<BankId, BankProfile> Configured { get; } = Banks.All.ToDictionary(bank => bank.Id);

    public Message Last => Messages[^1];

    public string NewId() => $"id{++_ids}";

    /// <summary>Decides, and fails the test on a refusal.</summary>
    public Decided Do(Input input)
    {
        var decision = Try(input);
        return Assert.IsType<Decided>(decision);
    }

    public Refusal Refuses(Input input) => Assert.IsType<Refused>(Try(input)).Why;

    public Decision Try(Input input) => Try(known => Conversation.Decide(State, input, known, Now), KnownFor(input));

    /// <summary>Says something whose meaning is given: for what answers an intent, whoever understood it.</summary>
    public Message[] Means(
        Intent intent,
        Slots? slots = null,
        string text = "…",
        string language = Languages.English,
        double confidence = 1,
        TimeSpan? signedInAgo = null
    )
    {
        var from = Messages.Count;
        var said = new Said($"c{_ids}", text, null, null, "s1", Now - (signedInAgo ?? TimeSpan.Zero), NewId());
        var understood = new Understood(language, intent, confidence, slots ?? Slots.None);
        var decision = Try(
            known => Saying.Decide(new Turn(State, known, Now) { InReplyTo = said.ClientId }, said, understood),
            KnownFor(said)
        );
        Assert.IsType<Decided>(decision);
        return [.. Messages.Skip(from + 1)];
    }

    private Decision Try(Func<Known, Decision> decide, Known known)
    {
        var decision = decide(known);
        if (decision is AsksHistory asks)
            decision = decide(known with { History = Answer(asks.Query) });
        if (decision is Decided decided)
            Commit(decided);
        return decision;
    }

    public IEnumerable<T> Done<T>()
        where T : Effect => Effects.OfType<T>();

    public Scene Pass(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Types a text; returns what was answered.</summary>
    public Message[] Types(string text)
    {
        var from = Messages.Count;
        Do(new Said($"c{_ids}", text, null, null, "s1", Now, NewId()));
        return [.. Messages.Skip(from + 1)];
    }

    /// <summary>The quick reply whose payload ends so, of the last message that offers one.</summary>
    public Said Tapping(string ending, TimeSpan? signedInAgo = null)
    {
        var offer = Messages.Last(message => message.QuickReplies.Any(reply => Ends(reply, ending)));
        var reply = offer.QuickReplies.First(reply => Ends(reply, ending));
        return new Said($"c{_ids}", null, reply.Payload, offer, "s1", Now - (signedInAgo ?? TimeSpan.Zero), NewId());
    }

    public Message[] Taps(string ending, TimeSpan? signedInAgo = null)
    {
        var from = Messages.Count;
        Do(Tapping(ending, signedInAgo));
        return [.. Messages.Skip(from + 1)];
    }

    public EventOutcome[] Reports(BankId bank, params BankEvent[] events) =>
        [.. Do(new BankReported(bank, [.. events])).Outcomes];

    private static bool Ends(QuickReply reply, string ending) =>
        reply.Payload.EndsWith(":" + ending, StringComparison.Ordinal);

    private Known KnownFor(Input input)
    {
        var known = new Known { Banks = Configured.ToImmutableDictionary() };
        return input switch
        {
            BankReported reported => known with
            {
                Transactions = Rows(
                    reported.Bank,
                    reported
                        .Events.Where(one => one.Report is TransactionReport)
                        .Select(one => (one.Subject, ((TransactionReport)one.Report).Transaction.Key))
                ),
                SeenEvents = reported
                    .Events.Where(one => Seen.ContainsKey((reported.Bank, one.Id)))
                    .Select(one => one.Id)
                    .Distinct()
                    .ToImmutableDictionary(id => id, id => Seen[(reported.Bank, id)]),
            },
            AccountFetched fetched => known with
            {
                Transactions = Rows(fetched.Bank, fetched.Transactions.Select(one => (fetched.Account, one.Key))),
            },
            _ => known,
        };
    }

    private ImmutableDictionary<(AccountRef Account, string Key), BankTransaction> Rows(
        BankId bank,
        IEnumerable<(AccountRef Account, string Key)> keys
    ) =>
        keys.Distinct()
            .Where(key => Kept.ContainsKey((bank, key.Account, key.Key)))
            .ToImmutableDictionary(key => key, key => Kept[(bank, key.Account, key.Key)]);

    private ImmutableArray<KeptTransaction> Answer(HistoryQuery query) =>
        [
            .. Kept.Where(row => query.Bank is null || row.Key.Bank == query.Bank)
                .Where(row => query.Account is null || row.Key.Account == query.Account)
                .Where(row => row.Value.BookedAt >= query.From && row.Value.BookedAt < query.To)
                .OrderByDescending(row => row.Value.BookedAt)
                .Take(query.RowsMax)
                .Select(row => new KeptTransaction(row.Key.Bank, row.Value)),
        ];

    private void Commit(Decided decided)
    {
        State = decided.State;
        Effects = decided.Effects;
        foreach (var effect in decided.Effects)
            Carry(effect);
        Assert.Equal(Messages.Count, State.LastSeq);
    }

    private void Carry(Effect effect)
    {
        switch (effect)
        {
            case Tell tell:
                Assert.Equal(Messages.Count + 1, tell.Message.Seq);
                Messages.Add(tell.Message);
                break;
            case KeepTransaction keep:
                Kept[(keep.Bank, keep.Transaction.Account, keep.Transaction.Key)] = keep.Transaction;
                break;
            case RememberEvent remember:
                Seen.Add((remember.Bank, remember.EventId), remember.ContentHash);
                break;
            case AppendLedger append:
                Ledger.Add(append.Entry);
                break;
            case Disclose disclose:
                Disclosures.Add(disclose.Disclosure);
                break;
            case EraseBank erase:
                Erase(erase.Bank);
                break;
        }
    }

    private void Erase(BankId bank)
    {
        foreach (var row in Kept.Keys.Where(row => row.Bank == bank).ToArray())
            Kept.Remove(row);
        foreach (var row in Seen.Keys.Where(row => row.Bank == bank).ToArray())
            Seen.Remove(row);
        for (var i = 0; i < Messages.Count; i++)
        {
            if (Messages[i].Cites.Contains(bank))
                Messages[i] = Message.Tombstone(Messages[i].Seq, Messages[i].At);
        }
    }
}
