using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Simulator.Oracle;

/// <summary>All that one person was told, on whatever device.</summary>
internal sealed class PersonTruth(UserId user, Truth truth)
{
    private readonly Dictionary<long, string> _seen = [];
    private readonly Dictionary<string, Turn> _turns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, BankTruth> _banks = new(StringComparer.Ordinal);
    private readonly HashSet<long> _tombstones = [];
    private long _floor;

    public UserId User => user;

    /// <summary>How often the person was erased.</summary>
    public int Generation { get; private set; }
    public bool IsErasing { get; private set; }

    /// <summary>Whether anything may have become a tombstone.</summary>
    public bool MayBeErased { get; set; }

    public BankTruth Of(BankId bank) =>
        _banks.TryGetValue(bank.Value, out var known) ? known : _banks[bank.Value] = new BankTruth();

    public ReadMark BeginRead() =>
        new(Generation, _floor, _banks.ToDictionary(one => new BankId(one.Key), one => one.Value.Version));

    public void EraseBegins()
    {
        IsErasing = true;
        foreach (var bank in _banks.Values)
            bank.EndBegins();
    }

    public void Erased()
    {
        foreach (var bank in _banks.Values)
            bank.Ended();
        Generation++;
        IsErasing = false;
        MayBeErased = false;
        _floor = 0;
        _seen.Clear();
        _turns.Clear();
        _tombstones.Clear();
    }

    /// <summary>A page of messages, or all of them: nothing that was told before is missing, nothing is other than it was.</summary>
    public void EndRead(ReadMark mark, MessagesReply page)
    {
        if (IsErasing || mark.Generation != Generation)
            return;
        if (page.LastSeq < mark.Floor)
            Complain($"a read begun after sequence {mark.Floor} was told answers with {page.LastSeq} as the last");
        for (var i = 0; i < page.Messages.Length; i++)
        {
            var message = page.Messages[i];
            if (i > 0 && message.Seq != page.Messages[i - 1].Seq + 1)
                Complain($"a gap before sequence {message.Seq}");
            See(message, "read");
            MustBeConsented(mark, message);
        }
        _floor = Math.Max(_floor, page.LastSeq);
    }

    /// <summary>What a live connection showed.</summary>
    public void Pushed(Message message, int generation)
    {
        if (IsErasing || generation != Generation)
            return;
        See(message, "push");
        _floor = Math.Max(_floor, message.Seq);
    }

    /// <summary>A turn was acknowledged: it stands once, with these answers.</summary>
    public void Answered(SayRequest said, ReadMark mark, TurnReply reply)
    {
        if (IsErasing || mark.Generation != Generation)
            return;
        if (reply.Seq == 0)
        {
            Complain($"an acknowledged turn {said.ClientId} has no sequence");
            return;
        }
        if (reply.Seq <= mark.Floor)
            Complain($"a turn begun after sequence {mark.Floor} was told stands at {reply.Seq}");
        if (reply.ClientId != said.ClientId)
            Complain($"{said.ClientId} was answered as {reply.ClientId}");
        var turn = new Turn(said.Text, reply.Seq, reply.Messages.Length);
        if (_turns.TryGetValue(said.ClientId, out var before) && before != turn)
            Complain($"{said.ClientId} was answered with {turn}, and before with {before}");
        _turns[said.ClientId] = turn;
        for (var i = 0; i < reply.Messages.Length; i++)
        {
            if (reply.Messages[i].Seq != reply.Seq + 1 + i)
                Complain($"the answers to {said.ClientId} are not in order");
            See(reply.Messages[i], "answer");
        }
        _floor = Math.Max(_floor, reply.Seq + reply.Messages.Length);
    }

    /// <summary>At the end, with all that is kept: every acknowledged turn stands once, in its place.</summary>
    public void Audit(ImmutableArray<Message> all)
    {
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Seq != i + 1)
                Complain($"sequence {i + 1} is missing at the end");
        }
        foreach (var (clientId, turn) in _turns)
        {
            if (turn.Seq > all.Length)
                Complain($"the acknowledged turn {clientId} at {turn.Seq} is lost: the last is {all.Length}");
            else if (all[(int)turn.Seq - 1] is { Erased: false } own && turn.Text is { } text && own.Text != text)
                Complain($"at {turn.Seq} stands not what {clientId} said");
        }
        var notes = all.Where(one => one.From.Kind == SenderKind.User && !one.Erased).CountBy(one => one.Text);
        foreach (
            var (text, count) in notes.Where(one =>
                one.Value > 1 && one.Key.StartsWith("note ", StringComparison.Ordinal)
            )
        )
            Complain($"'{text}' was said once and stands {count} times");
    }

    public void Complain(string what) => truth.Complain($"{user}: {what}");

    /// <summary>Nothing of a bank is shown by a read that began when there was no consent, and none was given since.</summary>
    private void MustBeConsented(ReadMark mark, Message message)
    {
        foreach (var bank in message.Erased ? [] : message.Cites)
        {
            var now = Of(bank);
            if (!now.MayStand && mark.Banks.TryGetValue(bank, out var version) && version == now.Version)
                Complain($"message {message.Seq} cites {bank}, for which there is no consent");
        }
    }

    private void See(Message message, string how)
    {
        if (message.Erased)
        {
            _tombstones.Add(message.Seq);
            if (!MayBeErased)
                Complain($"message {message.Seq} is a tombstone, and nothing was revoked");
            return;
        }
        var print = PrintOf(message);
        if (_seen.TryGetValue(message.Seq, out var known) && known != print)
            Complain($"message {message.Seq} ({how}) is '{print}', and was '{known}'");
        _seen[message.Seq] = print;
    }

    private static string PrintOf(Message message) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{message.From.Kind} {message.At.UtcTicks} {message.Text} {(message.Card as TransactionCard)?.Line.Information}"
        );

    private sealed record Turn(string? Text, long Seq, int Answers);
}
