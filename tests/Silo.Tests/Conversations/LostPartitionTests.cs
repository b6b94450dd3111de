using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Storage.Vault;
using OrleansBank.Silo.Tests.BankApis;
using OrleansBank.Silo.Tests.Storage;

namespace OrleansBank.Silo.Tests.Conversations;

/// <summary>A person's grain whose partition another silo took: it answers nobody, and its memory is worth nothing.</summary>
public sealed class LostPartitionTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Alice = new("alice");

    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new(Noon);
    private readonly PushCount pushes = new();
    private SqliteGrainStore store = null!;
    private KeyVault vault = null!;
    private IGrain grain = null!;

    public async Task InitializeAsync()
    {
        store = SqliteGrainStore.Open(new SqliteStoreOptions { Directory = folder.Path }, clock, NullLogger.Instance);
        vault = await KeyVault.OpenAsync(Path.Combine(folder.Path, "master.key"), store, clock, CancellationToken.None);
        var lost = DispatchProxy.Create<IGrainStore, LostStore>();
        ((LostStore)lost).Inner = store;
        var services = new ConversationServices(
            lost,
            vault,
            clock,
            new TestIds(),
            pushes,
            new NothingAfter(),
            ImmutableDictionary<BankId, BankProfile>.Empty
        );
        grain = new ConversationGrainFactory(services).Create(ConversationGrainFactory.IdOf(Alice));
        await grain.ActivateAsync(CancellationToken.None);
        var signIn = new SignInRequest("session", "en-GB", null, Noon, Noon.AddDays(30));
        await grain.HandleAsync(signIn, CancellationToken.None);
        ((LostStore)lost).IsLost = true;
    }

    public async Task DisposeAsync()
    {
        grain.Deactivate();
        vault.Dispose();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    public static TheoryData<object> Requests =>
        [
            new SignInRequest("another", "en-GB", null, Noon, Noon.AddDays(30)),
            new SayRequest("1", "hello", null, "session", Noon),
        ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_turn_of_a_lost_partition_is_neither_answered_nor_pushed(object request)
    {
        var lost = await Assert.ThrowsAsync<PartitionLostException>(async () =>
            await grain.HandleAsync(request, CancellationToken.None)
        );
        Assert.Equal((7, 3L), (lost.Partition, lost.Epoch));
        Assert.True(grain.MustReload);
        Assert.Equal(0, pushes.Count);
        Assert.Equal(0, (await store.LoadAsync(Alice, CancellationToken.None)).LastSeq);
    }

    /// <summary>The store of a silo that loses its partition: from then on it reads, and commits nothing.</summary>
    public class LostStore : DispatchProxy
    {
        internal IGrainStore Inner { get; set; } = null!;
        internal bool IsLost { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (!IsLost || targetMethod!.Name != nameof(IGrainStore.CommitAsync))
                return targetMethod!.Invoke(Inner, args);
            ((TurnCommit)args![0]!).Fence = new Fence(7, 3);
            return new ValueTask<CommitResult>(CommitResult.StaleEpoch);
        }
    }

    private sealed class PushCount : IConnections
    {
        public int Count { get; private set; }

        public void Push(UserId user, Push push) => Count++;
    }

    private sealed class NothingAfter : IAftermath
    {
        public void OutboxWritten() { }

        public void AccountsOpened(BankId bank, IReadOnlyList<byte[]> accountHashes) { }

        public void AccountsClosed(UserId user, BankId? bank) { }

        public void FetchWanted(UserId user, BankId bank) { }

        public ValueTask ErasedAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
