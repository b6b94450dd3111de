using System.Text.RegularExpressions;
using Npgsql;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>Programs of two versions on one database, and what an operator decides between them.</summary>
public sealed partial class UpgradeTests(PostgresFixture server) : PostgresTest(server)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Over = TimeSpan.FromSeconds(-1);
    private static readonly Schema Own = Schema.Own;
    private static readonly Schema Next = Own with
    {
        Steps = Own.Steps.Add(new SchemaStep("more", "ALTER TABLE turn ADD COLUMN more smallint")),
    };

    [Fact]
    public async Task A_new_database_is_final_from_the_beginning()
    {
        Assert.Equal(
            $"{Own.Version} {Own.Version} {Own.Format}",
            await Server.ExecuteAsync(
                "SELECT version || ' ' || reader_min || ' ' || format FROM schema_state",
                Database
            )
        );
    }

    [Fact]
    public async Task A_step_that_must_wait_for_a_table_holds_no_turn_up()
    {
        var store = await StoreAsync();
        await using var reader = new NpgsqlConnection(Server.OptionsOf(Database).ConnectionString + ";Pooling=false");
        await reader.OpenAsync();
        await using var hold = new NpgsqlCommand("BEGIN; LOCK TABLE turn IN ACCESS SHARE MODE", reader);
        await hold.ExecuteNonQueryAsync();

        var next = StoreAsync(options => options with { Schema = Next });
        await Server.UntilWaitingAsync(Database, 1);
        for (var user = 0; user < 20; user++)
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(Commit(User(user), Turn(1)), Soon));
        Assert.False(next.IsCompleted);
        Assert.Equal(Own.Version, await VersionAsync());

        await reader.CloseAsync();
        await next;
        Assert.Equal(Next.Version, await VersionAsync());
    }

    [Fact]
    public async Task Nothing_is_finalised_while_an_older_program_lives()
    {
        var old = await StoreAsync();
        var ledger = await LedgerAsync();
        var next = await StoreAsync(options => options with { Schema = Next });
        Assert.NotNull(await old.Processes.BeatAsync("old", ProcessKinds.Gateway, Own.Version, Long, Soon));
        Assert.NotNull(await next.Processes.BeatAsync("new", ProcessKinds.Silo, Next.Version, Long, Soon));
        // As a silo of version 2 does.
        await ledger.BeatAsync("ancient", "", Long, Soon);
        Assert.Equal(
            [new("ancient", ProcessKinds.Silo, 0), new("old", ProcessKinds.Gateway, Own.Version)],
            Assert.IsType<FinaliseResult.OlderLive>(await FinaliseAsync(Next)).Processes
        );
        Assert.Equal(Next.Version, Assert.IsType<FinaliseResult.OtherVersion>(await FinaliseAsync(Own)).Found);

        await ledger.LeaveAsync("ancient", Soon);
        Assert.Single(Assert.IsType<FinaliseResult.OlderLive>(await FinaliseAsync(Next)).Processes);
        await old.Processes.LeaveAsync("old", Soon);
        Assert.IsType<FinaliseResult.Done>(await FinaliseAsync(Next));
        Assert.IsType<FinaliseResult.Done>(await FinaliseAsync(Next));

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync());
        Assert.Contains("start a newer one", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(await next.Processes.BeatAsync("new", ProcessKinds.Silo, Next.Version, Long, Soon));
    }

    [Fact]
    public async Task An_older_program_that_was_not_seen_owns_and_commits_nothing_after_the_finalising()
    {
        var old = await StoreAsync();
        var ledger = await LedgerAsync();
        await StoreAsync(options => options with { Schema = Next });
        Assert.NotNull(await old.Processes.BeatAsync("old", ProcessKinds.Silo, Own.Version, Over, Soon));
        var partition = new Contracts.Partitions().Of(User(1));
        var epoch = await ledger.TakeAsync(partition, "old", Soon);
        Assert.Equal(CommitResult.Committed, await CommitUnderAsync(epoch, 1));

        Assert.IsType<FinaliseResult.Done>(await FinaliseAsync(Next));
        Assert.Equal(CommitResult.StaleEpoch, await CommitUnderAsync(epoch, 2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ledger.TakeAsync(partition, "old", Soon).AsTask());
        Assert.Null(await old.Processes.BeatAsync("old", ProcessKinds.Silo, Own.Version, Long, Soon));

        async Task<CommitResult> CommitUnderAsync(long of, long seq) =>
            await old.CommitAsync(Fenced(User(1), new Fence(partition, of), Turn(seq)), Soon);
    }

    [Fact]
    public async Task What_a_new_program_owns_is_its_own_after_the_finalising()
    {
        var next = await StoreAsync(options => options with { Schema = Next });
        await using var ledger = await PostgresPartitionLedger.OpenAsync(
            Server.OptionsOf(Database) with
            {
                Schema = Next,
            },
            Soon
        );
        Assert.NotNull(await next.Processes.BeatAsync("new", ProcessKinds.Silo, Next.Version, Long, Soon));
        var epoch = await ledger.TakeAsync(7, "new", Soon);
        Assert.IsType<FinaliseResult.Done>(await FinaliseAsync(Next));
        Assert.True(await ledger.HoldsAsync(7, epoch, Soon));
    }

    [Fact]
    public async Task A_program_writes_in_the_format_that_stands_until_it_hears_of_another()
    {
        var both = Next with
        {
            Steps = Next.Steps.Add(
                new SchemaStep("broken", "CREATE FUNCTION commit_broken() RETURNS int LANGUAGE sql AS 'SELECT 1'")
            ),
            CommitFunctions = Next.CommitFunctions.Add("commit_broken"),
        };
        var store = await StoreAsync(options => options with { Schema = both });
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Commit(User(1), Turn(1)), Soon));
        store.Write(both.Format);
        Assert.NotEqual(CommitResult.Committed, await store.CommitAsync(Commit(User(2), Turn(1)), Soon));
    }

    /// <summary>A step runs beside people's turns and older programs: it makes what is new and leaves alone what is there.</summary>
    [Fact]
    public void Steps_only_add()
    {
        Assert.All(Own.Steps.Skip(2), step => Assert.DoesNotMatch(TakesAway(), step.Sql));
        Assert.Matches(TakesAway(), "ALTER TABLE turn DROP COLUMN at_us");
        Assert.Matches(TakesAway(), "create or replace function commit_turns_1()");
    }

    [GeneratedRegex(
        @"\b(DROP|RENAME|TRUNCATE|REPLACE|SET NOT NULL|ALTER COLUMN|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TakesAway();

    private async Task<FinaliseResult> FinaliseAsync(Schema schema)
    {
        await using var tables = OrleansBank.Silo.Storage.Postgres.Database.Of(
            Server.OptionsOf(Database).ConnectionString,
            1,
            30
        );
        return await tables.FinaliseAsync(schema, Soon);
    }

    private async Task<int> VersionAsync() =>
        (int)(await Server.ExecuteAsync("SELECT version FROM schema_state", Database))!;
}
