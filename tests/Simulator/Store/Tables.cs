using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Simulator.Oracle;

namespace OrleansBank.Simulator.Store;

/// <summary>
/// The database, in memory, as the migrations of the PostgreSQL store have it. Each call is a transaction: nothing comes between.
/// </summary>
internal sealed partial class Tables(Partitions partitions)
{
    private readonly Dictionary<string, PersonRows> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _nonces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _meta = new(StringComparer.Ordinal);
    private readonly List<OutboxEntry> _outbox = [];
    private long _lastPerson;
    private long _lastTransaction;
    private long _lastOutbox;

    public Partitions Partitions => partitions;
    public OwnerTable Owners { get; } = new();
    public Sabotage Sabotage { get; init; }

    /// <summary>The oracle's; null where the tables are tried by themselves.</summary>
    public OwedTruth? Decisions { get; init; }
    public IEnumerable<PersonRows> People => _people.Values;

    /// <summary>How many commits were kept.</summary>
    public long Commits { get; private set; }

    public PersonRows? Find(UserId user) => _people.GetValueOrDefault(user.Value);

    public CommitResult Commit(TurnCommit commit)
    {
        if (!TurnRules.Allows(commit))
            return CommitResult.Invalid;
        var partition = partitions.Of(commit.Named);
        if (commit.Fence is { } fence)
        {
            if (fence.Partition != partition)
                return CommitResult.Invalid;
            if (!Owners.Holds(partition, fence.Epoch) && !Sabotage.HasFlag(Sabotage.NoFence))
                return CommitResult.StaleEpoch;
        }
        var (net, refusal) = NetTurn.Of(commit);
        if (net is null)
            return refusal ?? CommitResult.Invalid;
        var person = Find(commit.User);
        if (new TurnCheck(person, net, _outbox, Sabotage).Refusal() is { } why)
            return why;
        if (person is null && net.NeedsPerson)
            _people[commit.User.Value] = person = new PersonRows(++_lastPerson, commit.User.Value);
        Write(commit.User, person, net, partition);
        Commits++;
        return CommitResult.Committed;
    }

    public LoadedPerson Load(UserId user)
    {
        if (Find(user) is not { } person)
            return new LoadedPerson([], [], 0);
        return new LoadedPerson(
            [.. person.Parts.Values.OrderBy(part => part.Part, StringComparer.Ordinal)],
            [
                .. person
                    .Keys.OrderBy(key => key.Key, StringComparer.Ordinal)
                    .Select(key => new KeyRow(key.Key, key.Value)),
            ],
            person.LastSeq
        );
    }

    public IReadOnlyList<TurnRow> TurnsAfter(UserId user, long after, int limit) =>
        Find(user) is { } person ? [.. person.Turns.Values.Where(row => row.LastSeq > after).Take(limit)] : [];

    public IReadOnlyList<TurnRow> TurnsBefore(UserId user, long before, int limit) =>
        Find(user) is { } person
            ? [.. person.Turns.Values.Where(row => row.FirstSeq < before).Reverse().Take(limit)]
            : [];

    public TurnRow? TurnOfClientId(UserId user, string clientId) =>
        Find(user) is { } person && person.FirstSeqOfClient.TryGetValue(clientId, out var first)
            ? person.Turns[first]
            : null;

    public IReadOnlyList<TransactionRow> Transactions(UserId user, BankId bank, IReadOnlyList<byte[]> hashes) =>
        Find(user) is { } person
            ?
            [
                .. hashes
                    .Select(hash => person.Transactions.GetValueOrDefault(PersonRows.KeyOf(bank.Value, hash)).Row)
                    .OfType<TransactionRow>(),
            ]
            : [];

    public IReadOnlyList<TransactionRow> TransactionsBetween(
        UserId user,
        BankId? bank,
        byte[]? account,
        (DateTimeOffset From, DateTimeOffset To) booked,
        int limit
    ) =>
        Find(user) is { } person
            ?
            [
                .. person
                    .Transactions.Values.Where(one => one.Row.BookedAt >= booked.From && one.Row.BookedAt < booked.To)
                    .Where(one => bank is null || one.Row.Bank == bank)
                    .Where(one => account is null || one.Row.AccountHash.AsSpan().SequenceEqual(account))
                    .OrderByDescending(one => one.Row.BookedAt)
                    .ThenByDescending(one => one.Id)
                    .Take(limit)
                    .Select(one => one.Row),
            ]
            : [];

    public IReadOnlyList<SeenEvent> SeenEvents(UserId user, BankId bank, IReadOnlyList<byte[]> hashes) =>
        Find(user) is { } person && !Sabotage.HasFlag(Sabotage.NoDedupe)
            ?
            [
                .. hashes
                    .Select(hash => person.Seen.GetValueOrDefault(PersonRows.KeyOf(bank.Value, hash)).Row)
                    .OfType<SeenEvent>(),
            ]
            : [];

    public IReadOnlyList<UserId> UsersOfAccount(BankId bank, byte[] account)
    {
        var wanted = (bank.Value, Convert.ToHexString(account));
        return
        [
            .. _people
                .Values.Where(person => person.Accounts.Contains(wanted))
                .OrderBy(person => person.Name, StringComparer.Ordinal)
                .Select(person => new UserId(person.Name)),
        ];
    }

    public IReadOnlyList<NumberedRow> Ledger(UserId user, long after, int limit) =>
        Numbered(Find(user)?.Ledger, after, limit);

    public IReadOnlyList<NumberedRow> Disclosures(UserId user, long after, int limit) =>
        Numbered(Find(user)?.Disclosures, after, limit);

    public IReadOnlyList<DueRow> Due(DateTimeOffset now, int limit, IReadOnlyCollection<int>? owned) =>
        [
            .. _people
                .Values.SelectMany(person => person.Due.Select(due => (Person: person, due.Key, Entry: due.Value)))
                .Where(one => one.Entry.At <= now && (owned is null || owned.Contains(one.Entry.Partition)))
                .OrderBy(one => one.Entry.At)
                .ThenBy(one => one.Person.Id)
                .Take(limit)
                .Select(one => new DueRow(new UserId(one.Person.Name), one.Key.Kind, one.Key.Key, one.Entry.At)),
        ];

    public bool TryUseNonce(byte[] hash, DateTimeOffset now, DateTimeOffset keepUntil)
    {
        var key = Convert.ToHexString(hash);
        if (_nonces.TryGetValue(key, out var until) && until > Cut(now))
            return false;
        _nonces[key] = Cut(keepUntil);
        return true;
    }

    public byte[]? Meta(string name) => _meta.GetValueOrDefault(name);

    public byte[] MetaOrAdd(string name, byte[] value) => _meta.TryAdd(name, value) ? value : _meta[name];

    public bool ReplaceMeta(string name, byte[] read, byte[] value)
    {
        if (Meta(name) is not { } kept || !kept.AsSpan().SequenceEqual(read))
            return false;
        _meta[name] = value;
        return true;
    }

    public IReadOnlyList<WrappedKeyRow> WrappedKeys(WrappedKeyRow? after, int limit) =>
        [
            .. _people
                .Values.SelectMany(person =>
                    person.Keys.Select(key => new WrappedKeyRow(new UserId(person.Name), key.Key, key.Value))
                )
                .OrderBy(row => row.User.Value, StringComparer.Ordinal)
                .ThenBy(row => row.Scope, StringComparer.Ordinal)
                .SkipWhile(row => after is not null && CompareKeys(row, after) <= 0)
                .Take(limit),
        ];

    public bool ReplaceKey(WrappedKeyRow read, byte[] wrapped)
    {
        if (Find(read.User) is not { } person || !person.Keys.TryGetValue(read.Scope, out var kept))
            return false;
        if (!kept.AsSpan().SequenceEqual(read.Wrapped))
            return false;
        person.Keys[read.Scope] = wrapped;
        return true;
    }

    private static int CompareKeys(WrappedKeyRow one, WrappedKeyRow other)
    {
        var users = string.CompareOrdinal(one.User.Value, other.User.Value);
        return users != 0 ? users : string.CompareOrdinal(one.Scope, other.Scope);
    }

    private static NumberedRow[] Numbered(SortedDictionary<long, byte[]>? rows, long after, int limit) =>
        [.. (rows ?? []).Where(row => row.Key > after).Take(limit).Select(row => new NumberedRow(row.Key, row.Value))];

    private static DateTimeOffset Cut(DateTimeOffset at) => Micros.ToTime(Micros.Of(at));
}
