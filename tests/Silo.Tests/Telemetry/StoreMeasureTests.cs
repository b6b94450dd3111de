using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Domain;
using OrleansBank.Grains.Storage;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage.Sqlite;
using OrleansBank.Silo.Tests.Storage;
using static OrleansBank.Silo.Tests.Storage.Sample;

namespace OrleansBank.Silo.Tests.Telemetry;

/// <summary>Commits as operators see them, in the embedded store; the other store's test stands with its batches.</summary>
public sealed class StoreMeasureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_turn_is_counted_in_the_batch_that_committed_it_and_every_batch_is_timed()
    {
        const int Turns = 200;
        var options = new SqliteStoreOptions { Directory = _folder.Path };
        await using var store = SqliteGrainStore.Open(options, new SettableClock(Noon), NullLogger.Instance);
        using var measured = new Measured(store.Instruments);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Turns)
                .Select(user => store.CommitAsync(Commit(User(user), Turn(1)), CancellationToken.None).AsTask())
        );

        Assert.All(results, result => Assert.Equal(CommitResult.Committed, result));
        // A write is answered after it was measured.
        var batches = measured.Of("store.commit.batch");
        Assert.Equal(Turns, batches.Sum(batch => batch.Value));
        Assert.Equal(batches.Count, measured.Of("store.commit.duration").Count);
    }
}
