using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>
/// The same random turns to both stores: what one keeps the other keeps, and in the end both tell the same. PostgreSQL writes a turn
/// as sets and SQLite row after row, so that whatever depends on an order shows here.
/// </summary>
public sealed class OneBehaviourTests(PostgresFixture server) : PostgresTest(server), IDisposable
{
    private const int Turns = 250;

    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly BankId[] Banks = [Sandbank, Riverbank];
    private static readonly UserId[] Users = [User(1), User(2)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Both_stores_keep_and_refuse_the_same_turns_and_tell_the_same_afterwards(int seed)
    {
        await using var sqlite = SqliteGrainStore.Open(
            new SqliteStoreOptions { Directory = folder.Path },
            new SettableClock(Noon),
            NullLogger.Instance
        );
        var postgres = await StoreAsync();
        var random = new Random(seed);
        var kept = 0;
        for (var turn = 0; turn < Turns; turn++)
        {
            var user = Users[random.Next(Users.Length)];
            var writes = await TurnAsync(random, sqlite, user);
            var one = await sqlite.CommitAsync(Commit(user, writes), Soon);
            var other = await postgres.CommitAsync(Commit(user, writes), Soon);
            var same = (one == CommitResult.Committed) == (other == CommitResult.Committed);
            Assert.True(
                same,
                $"seed {seed}, turn {turn}: {one} and {other} for\n{string.Join('\n', writes.Select(Told))}"
            );
            kept += one == CommitResult.Committed ? 1 : 0;
            Assert.Equal(await ToldAsync(sqlite, user), await ToldAsync(postgres, user));
        }
        // Some of both, or nothing was compared.
        Assert.InRange(kept, Turns / 2, Turns * 9 / 10);
        Assert.Equal(await LeasedAsync(sqlite), await LeasedAsync(postgres));
    }

    /// <summary>
    /// A few rows of few names, so that they meet each other; versions and sequences mostly right. An erasure stands before what is
    /// compared with the state that it erases.
    /// </summary>
    private static async Task<RowWrite[]> TurnAsync(Random random, SqliteGrainStore store, UserId user)
    {
        if (random.Next(25) == 0)
            return [new PersonErase(), Owed(Any(random, Names) + "-notice", erasedWithBank: false)];
        var loaded = await store.LoadAsync(user, Soon);
        var rows = new List<RowWrite>();
        var nextSeq = loaded.LastSeq + (random.Next(12) == 0 ? 2 : 1);
        for (var left = random.Next(1, 7); left > 0; left--)
        {
            var row = AnyRow(random, loaded, nextSeq);
            if (row is TurnWrite turn)
                nextSeq = turn.LastSeq + 1;
            rows.Add(row);
        }
        // A part of the state is written once in a turn.
        var once = rows.Where(row => row is not StateWrite)
            .Concat(rows.OfType<StateWrite>().DistinctBy(state => state.Part))
            .ToList();
        return [.. once.Where(row => !IsCompared(row)), .. once.Where(IsCompared)];
    }

    private static bool IsCompared(RowWrite row) => row is StateWrite or SeenEventWrite or OutboxWrite or TurnWrite;

    private static RowWrite AnyRow(Random random, LoadedPerson loaded, long nextSeq)
    {
        var (bank, name) = (Any(random, Banks), Any(random, Names));
        var payload = Bytes($"{random.Next()}");
        return random.Next(15) switch
        {
            0 or 1 => AnyState(random, loaded, payload),
            2 or 3 => Turn(
                nextSeq,
                nextSeq + random.Next(3),
                random.Next(3) == 0 ? $"{random.Next(20)}" : null,
                Encoding.UTF8.GetString(payload)
            ),
            4 => new TurnRewrite(random.Next(1, 6), payload),
            5 => new TransactionWrite(bank, Hash(name), Hash("x"), Noon.AddHours(random.Next(9)), payload),
            6 => new TransactionDelete(bank, Hash(name)),
            7 => Seen($"{random.Next(30)}", bank),
            8 => new AccountWrite(bank, Hash(name)),
            9 => random.Next(2) == 0
                ? new LedgerWrite(random.Next(200), payload)
                : new DisclosureWrite(random.Next(200), payload),
            10 => new DueWrite(1, name, random.Next(3) == 0 ? null : bank, Noon.AddMinutes(random.Next(60))),
            11 => new DueDelete(1, name),
            12 => random.Next(2) == 0
                ? Owed($"{random.Next(60)}", name, bank, random.Next(2) == 0)
                : new OutboxDelete($"{random.Next(60)}"),
            13 => new KeyWrite(random.Next(2) == 0 ? "core" : $"bank:{bank.Value}", payload),
            _ => new BankErase(bank),
        };
    }

    private static StateWrite AnyState(Random random, LoadedPerson loaded, byte[] payload)
    {
        var part = random.Next(2) == 0 ? "core" : $"bank:{Any(random, Banks).Value}";
        var version = loaded.Parts.SingleOrDefault(row => row.Part == part)?.Version ?? 0;
        return new StateWrite(part, random.Next(12) == 0 ? version + 1 : version, random.Next(5) == 0 ? null : payload);
    }

    private static T Any<T>(Random random, T[] of) => of[random.Next(of.Length)];

    /// <summary>All that a store tells about a person, and what is not any person's.</summary>
    private static async Task<string> ToldAsync(IGrainStore store, UserId user)
    {
        var told = new StringBuilder();
        var loaded = await store.LoadAsync(user, Soon);
        told.AppendLine($"last {loaded.LastSeq}");
        Add(loaded.Parts.OrderBy(row => row.Part, StringComparer.Ordinal));
        Add(loaded.Keys.OrderBy(row => row.Scope, StringComparer.Ordinal));
        Add(await store.TurnsAfterAsync(user, 0, 1_000, Soon));
        Add(await store.TransactionsBetweenAsync(user, null, null, Noon, Noon.AddDays(1), 100, Soon));
        Add(await store.LedgerAsync(user, -1, 1_000, Soon));
        Add(await store.DisclosuresAsync(user, -1, 1_000, Soon));
        var due = await store.DueAsync(Noon.AddDays(1), 1_000, Soon);
        Add(due.OrderBy(row => row.User.Value + row.Key, StringComparer.Ordinal));
        foreach (var bank in Banks)
        {
            var hashes = Enumerable.Range(0, 30).Select(number => Hash($"{number}")).ToArray();
            Add(await store.SeenEventsAsync(user, bank, hashes, Soon));
            foreach (var name in Names)
                told.AppendJoin(' ', await store.UsersOfAccountAsync(bank, Hash(name), Soon)).AppendLine();
        }
        return told.ToString();

        void Add(IEnumerable<object> rows)
        {
            foreach (var row in rows)
                told.AppendLine(Told(row));
        }
    }

    private static async Task<IEnumerable<string>> LeasedAsync(IGrainStore store) =>
        (await store.LeaseOutboxAsync(Noon.AddHours(1), TimeSpan.FromHours(1), 1_000, Soon)).Select(Told);

    /// <summary>Every property by name, bytes as text.</summary>
    private static string Told(object row) =>
        row.GetType().Name
        + string.Concat(
            row.GetType()
                .GetProperties()
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property =>
                    $" {property.Name}="
                    + (property.GetValue(row) is byte[] bytes ? Convert.ToHexString(bytes) : property.GetValue(row))
                )
        );
}
