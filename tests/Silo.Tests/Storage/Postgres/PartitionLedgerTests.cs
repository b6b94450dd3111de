using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Storage;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

public sealed class PartitionLedgerTests(PostgresFixture server) : PostgresTest(server)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(64, "fnv1a64-fmix64", true)]
    [InlineData(128, "fnv1a64-fmix64", false)]
    [InlineData(64, "another", false)]
    public async Task Who_cuts_people_otherwise_than_the_first_does_not_start(int partitions, string hash, bool good)
    {
        await (await LedgerAsync()).AgreeAsync(64, "fnv1a64-fmix64", Soon);
        var later = (await LedgerAsync()).AgreeAsync(partitions, hash, Soon).AsTask();
        if (good)
            await later;
        else
            Assert.Contains("64", (await Assert.ThrowsAsync<PartitionsDifferException>(() => later)).Message);
    }

    [Fact]
    public async Task Of_many_who_start_first_with_different_settings_one_kind_may()
    {
        var ledger = await LedgerAsync();
        var starts = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async i =>
                {
                    try
                    {
                        await ledger.AgreeAsync(i % 2 == 0 ? 64 : 32, "h", Soon);
                        return true;
                    }
                    catch (PartitionsDifferException)
                    {
                        return false;
                    }
                })
        );
        Assert.Equal(10, starts.Count(may => may));
    }

    [Fact]
    public async Task A_silo_lives_until_its_lease_ends_by_the_databases_clock_or_it_leaves()
    {
        var ledger = await LedgerAsync();
        await ledger.BeatAsync("a", "10.0.0.1:1", Long, Soon);
        await ledger.BeatAsync("b", "", Long, Soon);
        await ledger.BeatAsync("c", "", TimeSpan.FromSeconds(-1), Soon);
        var live = await ledger.LiveAsync(Soon);
        Assert.Equal([("a", "10.0.0.1:1"), ("b", "")], live.Select(silo => (silo.Silo, silo.Address)));
        var now = Micros.ToTime((long)(await Server.ExecuteAsync(NowMicros, Database))!);
        Assert.InRange(live[0].LeaseEndsAt - now, Long - TimeSpan.FromMinutes(1), Long);

        await ledger.LeaveAsync("a", Soon);
        await ledger.BeatAsync("b", "moved", Long, Soon);
        Assert.Equal([("b", "moved")], (await ledger.LiveAsync(Soon)).Select(silo => (silo.Silo, silo.Address)));
        // It is heard again.
        await ledger.BeatAsync("c", "", Long, Soon);
        Assert.Equal(["b", "c"], (await ledger.LiveAsync(Soon)).Select(silo => silo.Silo));
    }

    [Fact]
    public async Task A_silo_that_was_not_heard_of_for_a_day_is_forgotten()
    {
        var ledger = await LedgerAsync();
        await ledger.BeatAsync("old", "", TimeSpan.FromHours(-25), Soon);
        await ledger.BeatAsync("young", "", TimeSpan.FromHours(-23), Soon);
        await ledger.BeatAsync("new", "", Long, Soon);
        Assert.Equal(
            "new young",
            await Server.ExecuteAsync("SELECT string_agg(name, ' ' ORDER BY name) FROM silo", Database)
        );
    }

    private const string NowMicros = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
}
