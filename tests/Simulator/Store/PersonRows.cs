using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Simulator.Store;

/// <summary>What is kept of one person.</summary>
internal sealed class PersonRows(long id, string name)
{
    public long Id => id;
    public string Name => name;
    public Dictionary<string, StateRow> Parts { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, byte[]> Keys { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<long, TurnRow> Turns { get; } = [];
    public Dictionary<string, long> FirstSeqOfClient { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, (long Id, TransactionRow Row)> Transactions { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, (string Bank, SeenEvent Row)> Seen { get; } = new(StringComparer.Ordinal);
    public HashSet<(string Bank, string Account)> Accounts { get; } = [];
    public SortedDictionary<long, byte[]> Ledger { get; } = [];
    public SortedDictionary<long, byte[]> Disclosures { get; } = [];
    public SortedDictionary<(int Kind, string Key), DueEntry> Due { get; } = new(DueOrder.Instance);
    public long LastSeq => Turns.Count == 0 ? 0 : Turns.Last().Value.LastSeq;

    public bool HasAnyOf(BankId bank)
    {
        var part = $"bank:{bank.Value}";
        return Parts.ContainsKey(part)
            || Keys.ContainsKey(part)
            || Transactions.Values.Any(one => one.Row.Bank == bank)
            || Seen.Values.Any(one => one.Bank == bank.Value)
            || Accounts.Any(one => one.Bank == bank.Value)
            || Due.Values.Any(one => one.Bank == bank.Value);
    }

    public static string KeyOf(string bank, byte[] hash) => $"{bank}\n{Convert.ToHexString(hash)}";

    private sealed class DueOrder : IComparer<(int Kind, string Key)>
    {
        public static DueOrder Instance { get; } = new();

        public int Compare((int Kind, string Key) x, (int Kind, string Key) y) =>
            x.Kind != y.Kind ? x.Kind.CompareTo(y.Kind) : string.CompareOrdinal(x.Key, y.Key);
    }
}
