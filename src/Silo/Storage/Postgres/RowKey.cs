using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Which row of a person a write is about: two writes of one key are about the same row.</summary>
internal readonly struct RowKey : IEquatable<RowKey>
{
    private readonly char table;
    private readonly string text;
    private readonly long number;
    private readonly byte[] hash;

    private RowKey(char table, string text = "", long number = 0, byte[]? hash = null) =>
        (this.table, this.text, this.number, this.hash) = (table, text, number, hash ?? []);

    /// <summary>Null for erasures, which are about many rows.</summary>
    public static RowKey? Of(RowWrite row) =>
        row switch
        {
            StateWrite w => new RowKey('s', w.Part),
            TurnWrite w => new RowKey('m', number: w.FirstSeq),
            TurnRewrite w => new RowKey('m', number: w.FirstSeq),
            TransactionWrite w => new RowKey('x', w.Bank.Value, hash: w.KeyHash),
            TransactionDelete w => new RowKey('x', w.Bank.Value, hash: w.KeyHash),
            SeenEventWrite w => new RowKey('v', w.Bank.Value, hash: w.EventHash),
            AccountWrite w => new RowKey('a', w.Bank.Value, hash: w.AccountHash),
            LedgerWrite w => new RowKey('l', number: w.Number),
            DisclosureWrite w => new RowKey('d', number: w.Number),
            DueWrite w => new RowKey('u', w.Key, w.Kind),
            DueDelete w => new RowKey('u', w.Key, w.Kind),
            OutboxWrite w => new RowKey('o', w.Id),
            OutboxDelete w => new RowKey('o', w.Id),
            KeyWrite w => new RowKey('k', w.Scope),
            _ => null,
        };

    public bool Equals(RowKey other) =>
        table == other.table && number == other.number && text == other.text && hash.AsSpan().SequenceEqual(other.hash);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var code = new HashCode();
        code.Add(table);
        code.Add(text);
        code.Add(number);
        code.AddBytes(hash);
        return code.ToHashCode();
    }
}
