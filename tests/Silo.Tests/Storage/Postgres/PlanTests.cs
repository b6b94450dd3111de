using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;
using Tables = OrleansBank.Silo.Storage.Postgres.Database;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>How the server goes about what it is asked, which costs more than the asking when it is left to it.</summary>
public sealed class PlanTests(PostgresFixture server) : PostgresTest(server)
{
    private const int Rows = 2_000;
    private static readonly UserId Alice = new("alice");
    private static readonly string[] Asked = ["row 7", "row 700", "row 1700", "none"];

    /// <summary>Nobody has counted the table, as in its first minutes: the planner takes it for a small one.</summary>
    [Theory]
    [InlineData("bank_transaction")]
    [InlineData("event_seen")]
    public async Task What_is_looked_up_by_its_key_is_read_and_no_other_row_of_the_person(string table)
    {
        var store = await StoreAsync();
        await Server.ExecuteAsync($"ALTER TABLE {table} SET (autovacuum_enabled = false)", Database);
        RowWrite[] rows =
        [
            .. Enumerable
                .Range(0, Rows)
                .SelectMany(row => new RowWrite[] { Transaction($"row {row}"), Seen($"row {row}") }),
        ];
        await store.CommitAsync(Commit(Alice, rows), Soon);
        var before = await CountedAsync(table);
        byte[][] keys = [.. Asked.Select(Hash)];

        (long Looks, long Rows) counted;
        var patience = Soon;
        do
        {
            var found = await store.TransactionsAsync(Alice, Sandbank, keys, patience);
            Assert.Equal(keys[..3], found.Select(row => row.KeyHash));
            var seen = await store.SeenEventsAsync(Alice, Sandbank, keys, patience);
            Assert.Equal(keys[..3], seen.Select(one => one.EventHash));
            // A session tells its counts once a second at most.
            counted = await CountedAsync(table);
        } while (counted.Looks == before.Looks);

        Assert.InRange(counted.Rows - before.Rows, 1, counted.Looks - before.Looks);
    }

    [Fact]
    public async Task Commits_are_planned_once_a_connection()
    {
        await using var tables = Tables.Of(
            Server.OptionsOf(Database).ConnectionString,
            connections: 1,
            statementSeconds: 10,
            plansOnce: true
        );

        var mode = await tables.ReadAsync(
            "SELECT current_setting('plan_cache_mode')",
            static row => row.GetString(0),
            Soon
        );

        Assert.Equal(["force_generic_plan"], mode);
    }

    private async Task<(long Looks, long Rows)> CountedAsync(string table)
    {
        var counted = (string?)
            await Server.ExecuteAsync(
                $"SELECT idx_scan || ' ' || idx_tup_fetch FROM pg_stat_user_tables WHERE relname = '{table}'",
                Database
            );
        var numbers = (counted ?? "0 0").Split(' ');
        return (
            long.Parse(numbers[0], System.Globalization.CultureInfo.InvariantCulture),
            long.Parse(numbers[1], System.Globalization.CultureInfo.InvariantCulture)
        );
    }
}
