using Npgsql;
using NpgsqlTypes;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>The turns of a batch as the columns that commit_turns_1 and what follows it take (Migrations/0002-commit.sql), in their order.</summary>
internal sealed class BatchColumns
{
    private const long NoFence = -1;
    private const int NoBank = 0;

    private readonly List<IColumn> all = [];
    private readonly Dictionary<BankId, int> banks = [];
    private readonly Column<string?> bankNames;
    private readonly (
        Column<string?> User,
        Column<int> Partition,
        Column<long> Epoch,
        Column<bool> Makes,
        Column<bool> Erases,
        Column<long> First
    ) turns;
    private readonly (Column<int> Turn, Column<int> Bank, Column<string?> Part) erasures;
    private readonly (
        Column<int> Turn,
        Column<string?> Part,
        Column<long> Expected,
        Column<bool> Fresh,
        Column<byte[]?> Payload
    ) states;
    private readonly (
        Column<int> Turn,
        Column<long> First,
        Column<long> Last,
        Column<long> At,
        Column<string?> Client,
        Column<byte[]?> Content,
        Column<byte[]?> Payload
    ) messages;
    private readonly (Column<int> Turn, Column<long> First, Column<byte[]?> Payload) rewrites;
    private readonly (
        Column<int> Turn,
        Column<int> Bank,
        Column<byte[]?> Key,
        Column<byte[]?> Account,
        Column<long?> Booked,
        Column<byte[]?> Payload
    ) transactions;
    private readonly (
        Column<int> Turn,
        Column<int> Bank,
        Column<byte[]?> Event,
        Column<byte[]?> Content,
        Column<int> Day,
        Column<bool> Fresh
    ) seen;
    private readonly (Column<int> Turn, Column<int> Bank, Column<byte[]?> Account) accounts;
    private readonly (Column<int> Turn, Column<long> Number, Column<byte[]?> Payload) ledger;
    private readonly (Column<int> Turn, Column<long> Number, Column<byte[]?> Payload) disclosures;
    private readonly (Column<int> Turn, Column<int> Kind, Column<string?> Key, Column<int> Bank, Column<long?> At) dues;
    private readonly (
        Column<int> Turn,
        Column<string?> Id,
        Column<int> Bank,
        Column<byte[]?> Order,
        Column<long> Created,
        Column<bool> Erased,
        Column<byte[]?> Payload
    ) owed;
    private readonly (Column<int> Turn, Column<string?> Id) settled;
    private readonly (Column<int> Turn, Column<string?> Scope, Column<byte[]?> Wrapped) keys;

    /// <param name="batch">At most one turn of each person.</param>
    public BatchColumns(IReadOnlyList<PendingTurn> batch)
    {
        turns = (Text(), Int(), Long(), Bool(), Bool(), Long());
        bankNames = Text();
        erasures = (Int(), Int(), Text());
        states = (Int(), Text(), Long(), Bool(), Blob());
        messages = (Int(), Long(), Long(), Long(), Text(), Blob(), Blob());
        rewrites = (Int(), Long(), Blob());
        transactions = (Int(), Int(), Blob(), Blob(), LongOrNull(), Blob());
        seen = (Int(), Int(), Blob(), Blob(), Int(), Bool());
        accounts = (Int(), Int(), Blob());
        ledger = (Int(), Long(), Blob());
        disclosures = (Int(), Long(), Blob());
        dues = (Int(), Int(), Text(), Int(), LongOrNull());
        owed = (Int(), Text(), Int(), Blob(), Long(), Bool(), Blob());
        settled = (Int(), Text());
        keys = (Int(), Text(), Blob());
        for (var place = 0; place < batch.Count; place++)
            Add(batch[place], place + 1);
    }

    /// <summary>One call that commits the batch and brings one smallint for each turn, in their order.</summary>
    /// <param name="function">The one of the format that is written.</param>
    public NpgsqlCommand CommandOn(NpgsqlConnection db, string function)
    {
        var places = string.Join(", ", Enumerable.Range(2, all.Count).Select(place => $"${place}"));
        var command = new NpgsqlCommand($"SELECT {function}($1, {places})", db);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PostgresLocks.PartitionClass });
        foreach (var column in all)
            command.Parameters.Add(column.ToParameter());
        return command;
    }

    private void Add(PendingTurn turn, int place)
    {
        turns.User.Add(turn.User.Value);
        turns.Partition.Add(turn.Partition);
        turns.Epoch.Add(turn.Epoch ?? NoFence);
        turns.Makes.Add(turn.Net.NeedsPerson);
        turns.Erases.Add(turn.Net.Erases);
        turns.First.Add(turn.Net.FirstSeq);
        foreach (var row in turn.Net.Rows)
            Add(row, turn.Net, place);
    }

    private void Add(RowWrite row, NetTurn net, int turn)
    {
        switch (row)
        {
            case StateWrite w:
                states.Turn.Add(turn);
                states.Part.Add(w.Part);
                states.Expected.Add(w.ExpectedVersion);
                states.Fresh.Add(net.IsFresh(w.Part));
                states.Payload.Add(w.Payload);
                break;
            case TurnWrite w:
                AddMessages(w, turn);
                break;
            case TurnRewrite w:
                rewrites.Turn.Add(turn);
                rewrites.First.Add(w.FirstSeq);
                rewrites.Payload.Add(w.Payload);
                break;
            case TransactionWrite w:
                AddTransaction(turn, w.Bank, w.KeyHash, w.AccountHash, Micros.Of(w.BookedAt), w.Payload);
                break;
            case TransactionDelete w:
                AddTransaction(turn, w.Bank, w.KeyHash, null, null, null);
                break;
            case SeenEventWrite w:
                seen.Turn.Add(turn);
                seen.Bank.Add(Bank(w.Bank));
                seen.Event.Add(w.EventHash);
                seen.Content.Add(w.ContentHash);
                seen.Day.Add(SeenEvents.DayOf(w.At));
                seen.Fresh.Add(net.IsFresh(w.Bank));
                break;
            case AccountWrite w:
                accounts.Turn.Add(turn);
                accounts.Bank.Add(Bank(w.Bank));
                accounts.Account.Add(w.AccountHash);
                break;
            case DueWrite w:
                AddDue(turn, w.Kind, w.Key, w.Bank is { } bank ? Bank(bank) : NoBank, Micros.Of(w.At));
                break;
            case DueDelete w:
                AddDue(turn, w.Kind, w.Key, NoBank, null);
                break;
            default:
                AddOther(row, turn);
                break;
        }
    }

    private void AddOther(RowWrite row, int turn)
    {
        switch (row)
        {
            case LedgerWrite w:
                ledger.Turn.Add(turn);
                ledger.Number.Add(w.Number);
                ledger.Payload.Add(w.Payload);
                break;
            case DisclosureWrite w:
                disclosures.Turn.Add(turn);
                disclosures.Number.Add(w.Number);
                disclosures.Payload.Add(w.Payload);
                break;
            case OutboxWrite w:
                AddOwed(w, turn);
                break;
            case OutboxDelete w:
                settled.Turn.Add(turn);
                settled.Id.Add(w.Id);
                break;
            case KeyWrite w:
                keys.Turn.Add(turn);
                keys.Scope.Add(w.Scope);
                keys.Wrapped.Add(w.Wrapped);
                break;
            case BankErase w:
                AddErasure(turn, Bank(w.Bank), NetTurn.PartOf(w.Bank));
                break;
            case PersonErase:
                AddErasure(turn, NoBank, "");
                break;
            default:
                throw new InvalidOperationException($"No table takes a {row.GetType().Name}.");
        }
    }

    private void AddMessages(TurnWrite w, int turn)
    {
        messages.Turn.Add(turn);
        messages.First.Add(w.FirstSeq);
        messages.Last.Add(w.LastSeq);
        messages.At.Add(Micros.Of(w.At));
        messages.Client.Add(w.ClientId);
        messages.Content.Add(w.ContentHash);
        messages.Payload.Add(w.Payload);
    }

    private void AddTransaction(int turn, BankId bank, byte[] key, byte[]? account, long? booked, byte[]? payload)
    {
        transactions.Turn.Add(turn);
        transactions.Bank.Add(Bank(bank));
        transactions.Key.Add(key);
        transactions.Account.Add(account);
        transactions.Booked.Add(booked);
        transactions.Payload.Add(payload);
    }

    private void AddDue(int turn, int kind, string key, int bank, long? at)
    {
        dues.Turn.Add(turn);
        dues.Kind.Add(kind);
        dues.Key.Add(key);
        dues.Bank.Add(bank);
        dues.At.Add(at);
    }

    private void AddOwed(OutboxWrite w, int turn)
    {
        owed.Turn.Add(turn);
        owed.Id.Add(w.Id);
        owed.Bank.Add(Bank(w.Bank));
        owed.Order.Add(w.OrderKey);
        owed.Created.Add(Micros.Of(w.CreatedAt));
        owed.Erased.Add(w.ErasedWithBank);
        owed.Payload.Add(w.Payload);
    }

    private void AddErasure(int turn, int bank, string part)
    {
        erasures.Turn.Add(turn);
        erasures.Bank.Add(bank);
        erasures.Part.Add(part);
    }

    private int Bank(BankId bank)
    {
        if (banks.TryGetValue(bank, out var known))
            return known;
        bankNames.Add(bank.Value);
        return banks[bank] = banks.Count + 1;
    }

    private Column<T> New<T>(NpgsqlDbType type)
    {
        var column = new Column<T>(type);
        all.Add(column);
        return column;
    }

    private Column<int> Int() => New<int>(NpgsqlDbType.Integer);

    private Column<long> Long() => New<long>(NpgsqlDbType.Bigint);

    private Column<long?> LongOrNull() => New<long?>(NpgsqlDbType.Bigint);

    private Column<bool> Bool() => New<bool>(NpgsqlDbType.Boolean);

    private Column<string?> Text() => New<string?>(NpgsqlDbType.Text);

    private Column<byte[]?> Blob() => New<byte[]?>(NpgsqlDbType.Bytea);
}
