using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>What <see cref="IGrainStore"/> promises, for each store that there is. A store's tests derive from it.</summary>
public abstract partial class GrainStoreContract : IAsyncLifetime
{
    protected static readonly UserId Alice = new("alice");
    protected static readonly UserId Bruno = new("bruno");

    /// <summary>Limits a test that would otherwise hang.</summary>
    protected static CancellationToken Soon => Patience.Soon;

    protected IGrainStore Store { get; set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync();

    public Task DisposeAsync() => CloseAsync();

    /// <summary>Opens the store of this test: a new one the first time, the same one again after <see cref="CloseAsync"/>.</summary>
    protected abstract Task<IGrainStore> OpenAsync();

    protected abstract Task CloseAsync();

    protected async Task Kept(UserId user, params RowWrite[] writes) =>
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(Commit(user, writes), Soon));

    protected async Task Refused(CommitResult expected, UserId user, params RowWrite[] writes) =>
        Assert.Equal(expected, await Store.CommitAsync(Commit(user, writes), Soon));

    protected async Task<IReadOnlyList<TurnRow>> TurnsOf(UserId user) =>
        await Store.TurnsAfterAsync(user, 0, 1_000, Soon);
}
