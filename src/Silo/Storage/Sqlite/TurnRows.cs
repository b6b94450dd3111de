using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using SQLitePCL;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Writes the rows of a turn that fits.</summary>
internal sealed class TurnRows(Connection db, Names names)
{
    private static readonly Query AddState = new(
        "INSERT INTO grain_state (person, part, version, payload) VALUES (?1, ?2, 1, ?3)"
    );
    private static readonly Query ChangeState = new(
        "UPDATE grain_state SET version = version + 1, payload = ?3 WHERE person = ?1 AND part = ?2"
    );
    private static readonly Query RemoveState = new("DELETE FROM grain_state WHERE person = ?1 AND part = ?2");
    private static readonly Query AddTurn = new(
        """
        INSERT INTO turn (person, first_seq, last_seq, at_us, client_id, content_hash, payload)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
    );
    private static readonly Query RewriteTurn = new(
        """
        UPDATE turn SET payload = ?3 WHERE first_seq = ?2 AND id =
        (SELECT id FROM turn WHERE person = ?1 AND last_seq >= ?2 ORDER BY last_seq LIMIT 1)
        """
    );
    private static readonly Query FindTransaction = new(
        "SELECT id FROM bank_transaction WHERE person = ?1 AND bank = ?2 AND key_hash = ?3"
    );
    private static readonly Query AddTransaction = new(
        """
        INSERT INTO bank_transaction (person, bank, key_hash, account_hash, booked_us, payload)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
    );
    private static readonly Query ChangeTransaction = new(
        "UPDATE bank_transaction SET account_hash = ?2, booked_us = ?3, payload = ?4 WHERE id = ?1"
    );
    private static readonly Query RemoveTransaction = new(
        "DELETE FROM bank_transaction WHERE person = ?1 AND bank = ?2 AND key_hash = ?3"
    );
    private static readonly Query AddAccount = new(
        "INSERT INTO linked_account (bank, account_hash, person) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING"
    );
    private static readonly Query AddLedger = new(
        "INSERT INTO consent_ledger (person, number, payload) VALUES (?1, ?2, ?3)"
    );
    private static readonly Query AddDisclosure = new(
        "INSERT INTO disclosure (person, number, payload) VALUES (?1, ?2, ?3)"
    );
    private static readonly Query AddDue = new(
        """
        INSERT INTO due (person, kind, key, bank, at_us) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (person, kind, key) DO UPDATE SET bank = excluded.bank, at_us = excluded.at_us
        """
    );
    private static readonly Query RemoveDue = new("DELETE FROM due WHERE person = ?1 AND kind = ?2 AND key = ?3");
    private static readonly Query AddOutbox = new(
        """
        INSERT INTO outbox (id, person_name, bank, order_key, created_us, next_us, erased_with_bank, payload)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)
        """
    );
    private static readonly Query RemoveOutbox = new("DELETE FROM outbox WHERE id = ?1");
    private static readonly Query AddKey = new(
        """
        INSERT INTO data_key (person, scope, wrapped) VALUES (?1, ?2, ?3)
        ON CONFLICT (person, scope) DO UPDATE SET wrapped = excluded.wrapped
        """
    );

    private readonly Erasure erasure = new(db, names);
    private readonly SeenEvents seen = new(db, names);

    /// <summary>Whether a row stands under the person's number, so that the person must have one.</summary>
    public static bool NeedsPerson(RowWrite row) =>
        row
            is StateWrite { Payload: not null }
                or TurnWrite
                or TransactionWrite
                or SeenEventWrite
                or AccountWrite
                or LedgerWrite
                or DisclosureWrite
                or DueWrite
                or KeyWrite;

    /// <exception cref="SqliteFault">A data error, or an outage.</exception>
    public void Write(long person, UserId user, RowWrite row)
    {
        switch (row)
        {
            case StateWrite w:
                WriteState(person, w);
                break;
            case TurnWrite w:
                WriteTurn(person, w);
                break;
            case TurnRewrite w:
                Rewrite(person, w);
                break;
            case TransactionWrite w:
                WriteTransaction(person, w);
                break;
            case TransactionDelete w:
                Run(db.Use(RemoveTransaction).Bind(1, person).Bind(2, names.Bank(w.Bank)).Bind(3, w.KeyHash));
                break;
            case SeenEventWrite w:
                seen.Write(person, w);
                break;
            case AccountWrite w:
                Run(db.Use(AddAccount).Bind(1, names.Bank(w.Bank)).Bind(2, w.AccountHash).Bind(3, person));
                break;
            case LedgerWrite w:
                Run(db.Use(AddLedger).Bind(1, person).Bind(2, w.Number).Bind(3, w.Payload));
                break;
            case DisclosureWrite w:
                Run(db.Use(AddDisclosure).Bind(1, person).Bind(2, w.Number).Bind(3, w.Payload));
                break;
            case DueWrite w:
                WriteDue(person, w);
                break;
            case DueDelete w:
                Run(db.Use(RemoveDue).Bind(1, person).Bind(2, w.Kind).Bind(3, w.Key));
                break;
            case OutboxWrite w:
                WriteOutbox(user, w);
                break;
            case OutboxDelete w:
                Run(db.Use(RemoveOutbox).Bind(1, w.Id));
                break;
            case KeyWrite w:
                Run(db.Use(AddKey).Bind(1, person).Bind(2, w.Scope).Bind(3, w.Wrapped));
                break;
            case BankErase w:
                erasure.EraseBank(person, user, w.Bank);
                break;
            case PersonErase:
                erasure.ErasePerson(person, user);
                break;
            default:
                throw new InvalidOperationException($"No table takes a {row.GetType().Name}.");
        }
    }

    private void WriteState(long person, StateWrite w)
    {
        if (w.Payload is null)
            Run(db.Use(RemoveState).Bind(1, person).Bind(2, w.Part));
        else if (w.ExpectedVersion == 0)
            Run(db.Use(AddState).Bind(1, person).Bind(2, w.Part).Bind(3, w.Payload));
        else
            Run(db.Use(ChangeState).Bind(1, person).Bind(2, w.Part).Bind(3, w.Payload));
    }

    private void WriteTurn(long person, TurnWrite w) =>
        Run(
            db.Use(AddTurn)
                .Bind(1, person)
                .Bind(2, w.FirstSeq)
                .Bind(3, w.LastSeq)
                .Bind(4, w.At)
                .Bind(5, w.ClientId)
                .Bind(6, w.ContentHash)
                .Bind(7, w.Payload)
        );

    /// <summary>A rewrite of a turn that does not stand would lose what it should say: it is the caller's error.</summary>
    private void Rewrite(long person, TurnRewrite w)
    {
        Run(db.Use(RewriteTurn).Bind(1, person).Bind(2, w.FirstSeq).Bind(3, w.Payload));
        if (db.Changes == 0)
            throw new SqliteFault(raw.SQLITE_CONSTRAINT, "a rewrite of a turn that does not stand");
    }

    private void WriteTransaction(long person, TransactionWrite w)
    {
        var bank = names.Bank(w.Bank);
        long id;
        using (var find = db.Use(FindTransaction).Bind(1, person).Bind(2, bank).Bind(3, w.KeyHash))
            id = find.Step() ? find.Int64(0) : 0;
        Run(
            id == 0
                ? db.Use(AddTransaction)
                    .Bind(1, person)
                    .Bind(2, bank)
                    .Bind(3, w.KeyHash)
                    .Bind(4, w.AccountHash)
                    .Bind(5, w.BookedAt)
                    .Bind(6, w.Payload)
                : db.Use(ChangeTransaction).Bind(1, id).Bind(2, w.AccountHash).Bind(3, w.BookedAt).Bind(4, w.Payload)
        );
    }

    private void WriteDue(long person, DueWrite w)
    {
        var add = db.Use(AddDue).Bind(1, person).Bind(2, w.Kind).Bind(3, w.Key).Bind(5, w.At);
        Run(w.Bank is { } bank ? add.Bind(4, names.Bank(bank)) : add);
    }

    private void WriteOutbox(UserId user, OutboxWrite w) =>
        Run(
            db.Use(AddOutbox)
                .Bind(1, w.Id)
                .Bind(2, user.Value)
                .Bind(3, names.Bank(w.Bank))
                .Bind(4, w.OrderKey)
                .Bind(5, w.CreatedAt)
                .Bind(6, w.ErasedWithBank ? 1 : 0)
                .Bind(7, w.Payload)
        );

    private static void Run(Statement statement)
    {
        using (statement)
            statement.Run();
    }
}
