using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Tests.Storage;

public sealed class KeyFileLockTests
{
    [Fact]
    public async Task Who_comes_second_waits_for_the_first()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "master.key");
        var first = await KeyFileLock.TakeAsync(path, TimeProvider.System);
        var second = KeyFileLock.TakeAsync(path, TimeProvider.System);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made_is_named_at_once()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            KeyFileLock.TakeAsync(Path.Combine(file, "master.key"), TimeProvider.System)
        );
        Assert.Contains("can't be used", refusal.Message, StringComparison.Ordinal);
    }
}
