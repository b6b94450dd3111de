using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Simulator.Store;

/// <summary>What a turn that fits leaves in the tables; erasures before what the same turn writes anew.</summary>
internal sealed partial class Tables
{
    private void Write(UserId user, PersonRows? person, NetTurn net, int partition)
    {
        foreach (var row in net.Rows.Where(row => row is BankErase or PersonErase))
            Erase(user, person, row as BankErase);
        foreach (var row in net.Rows)
        {
            if (row is OutboxWrite or OutboxDelete)
            {
                WriteOutbox(user, row);
                Tell(user, row, net.FirstSeq > 0);
            }
            else if (person is not null)
                Write(person, row, partition);
        }
    }

    /// <summary>The oracle learns what was truly kept, whatever the store says of it.</summary>
    private void Tell(UserId user, RowWrite row, bool tells)
    {
        if (row is OutboxWrite { ErasedWithBank: true } decision)
            Decisions?.Committed(user, decision);
        else if (row is OutboxDelete settled)
            Decisions?.Settled(settled.Id, tells);
    }

    private void Erase(UserId user, PersonRows? person, BankErase? erase)
    {
        Decisions?.Erased(user, erase?.Bank);
        _outbox.RemoveAll(one =>
            one.Row.User == user && one.Row.ErasedWithBank && (erase is null || one.Row.Bank == erase.Bank)
        );
        if (person is null)
            return;
        if (erase is null)
        {
            _people.Remove(person.Name);
            return;
        }
        var (bank, part) = (erase.Bank.Value, NetTurn.PartOf(erase.Bank));
        person.Parts.Remove(part);
        if (!Sabotage.HasFlag(Sabotage.KeepsKeys))
            person.Keys.Remove(part);
        foreach (var (key, _) in person.Transactions.Where(one => one.Value.Row.Bank == erase.Bank).ToList())
            person.Transactions.Remove(key);
        foreach (var (key, _) in person.Seen.Where(one => one.Value.Bank == bank).ToList())
            person.Seen.Remove(key);
        person.Accounts.RemoveWhere(one => one.Bank == bank);
        foreach (var (key, _) in person.Due.Where(one => one.Value.Bank == bank).ToList())
            person.Due.Remove(key);
    }

    private void Write(PersonRows person, RowWrite row, int partition)
    {
        switch (row)
        {
            case StateWrite { Payload: null } w:
                person.Parts.Remove(w.Part);
                break;
            case StateWrite w:
                person.Parts[w.Part] = new StateRow(w.Part, w.ExpectedVersion + 1, w.Payload!);
                break;
            case TurnWrite w:
                person.Turns.Add(
                    w.FirstSeq,
                    new TurnRow(w.FirstSeq, w.LastSeq, Cut(w.At), w.ClientId, w.ContentHash, w.Payload)
                );
                if (w.ClientId is { } client)
                    person.FirstSeqOfClient[client] = w.FirstSeq;
                break;
            case TurnRewrite w:
                person.Turns[w.FirstSeq] = person.Turns[w.FirstSeq] with { Payload = w.Payload };
                break;
            case TransactionWrite w:
                var key = PersonRows.KeyOf(w.Bank.Value, w.KeyHash);
                var id = person.Transactions.TryGetValue(key, out var kept) ? kept.Id : ++_lastTransaction;
                person.Transactions[key] = (
                    id,
                    new TransactionRow(w.Bank, w.KeyHash, w.AccountHash, Cut(w.BookedAt), w.Payload)
                );
                break;
            case TransactionDelete w:
                person.Transactions.Remove(PersonRows.KeyOf(w.Bank.Value, w.KeyHash));
                break;
            case SeenEventWrite w:
                person.Seen[PersonRows.KeyOf(w.Bank.Value, w.EventHash)] = (
                    w.Bank.Value,
                    new SeenEvent(w.EventHash, w.ContentHash)
                );
                break;
            default:
                WriteOther(person, row, partition);
                break;
        }
    }

    private static void WriteOther(PersonRows person, RowWrite row, int partition)
    {
        switch (row)
        {
            case AccountWrite w:
                person.Accounts.Add((w.Bank.Value, Convert.ToHexString(w.AccountHash)));
                break;
            case LedgerWrite w:
                person.Ledger.Add(w.Number, w.Payload);
                break;
            case DisclosureWrite w:
                person.Disclosures.Add(w.Number, w.Payload);
                break;
            case DueWrite w:
                person.Due[(w.Kind, w.Key)] = new DueEntry(w.Bank?.Value, Cut(w.At), partition);
                break;
            case DueDelete w:
                person.Due.Remove((w.Kind, w.Key));
                break;
            case KeyWrite w:
                person.Keys[w.Scope] = w.Wrapped;
                break;
        }
    }
}
