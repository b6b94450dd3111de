using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Conversations;
using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Silo.Cluster.Wire;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Silo.Tests.BankApis;
using OrleansBank.Silo.Tests.Storage;
using OrleansBank.Silo.Tests.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Cluster;

/// <summary>A silo that goes through a few turns before it owns anything.</summary>
public sealed class RehearsalTests(PostgresFixture server) : PostgresTest(server)
{
    private static readonly string[] Tables = ["person", "turn", "grain_state", "data_key"];

    [Fact]
    public async Task Its_turns_are_answered_and_nothing_of_them_is_kept()
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(Sample.Noon);
        var (store, ledger) = (await StoreAsync(clock: clock), await LedgerAsync());
        using var vault = await KeyVault.OpenAsync(Path.Combine(folder.Path, "master.key"), store, clock, Soon);
        var partitions = new Partitions();
        // The partition of nobody is somebody's: a commit of an epoch that never was must be refused there as well.
        await ledger.TakeAsync(partitions.Of(new UserId("rehearsal")), "silo", Soon);
        var ring = new TransportRing(clock);
        ring.Replace(ImmutableDictionary<int, byte[]>.Empty.Add(ring.Today, RandomNumberGenerator.GetBytes(32)));
        var shell = new Shell();
        var services = new ConversationServices(
            store,
            vault,
            clock,
            new TestIds(),
            shell,
            shell,
            ImmutableDictionary<BankId, BankProfile>.Empty
        );
        var ended = 0;
        var audience = new Audience(new ClusterLimits(), clock);
        var never = new Tenure(0, RehearsalStore.NeverEpoch, ledger, audience, () => ended++);

        var answered = await Rehearsal.RunAsync(services, partitions, never, new FrameCodec(ring), Soon);

        Assert.Equal(4, answered);
        Assert.Equal((0, 0), (ended, shell.Calls));
        foreach (var table in Tables)
            Assert.Equal(0L, await Server.ExecuteAsync($"SELECT count(*) FROM {table}", Database));
    }

    private sealed class Shell : IConnections, IAftermath
    {
        public int Calls { get; private set; }

        public void Push(UserId user, Push push) => Calls++;

        public void OutboxWritten() => Calls++;

        public void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes) => Calls++;

        public void AccountsClosed(UserId user, BankId? bank) => Calls++;

        public void FetchWanted(UserId user, BankId bank) => Calls++;

        public ValueTask ErasedAsync(CancellationToken cancellation)
        {
            Calls++;
            return ValueTask.CompletedTask;
        }
    }
}
