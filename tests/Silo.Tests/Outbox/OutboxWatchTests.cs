using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Harness;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Outbox;

public sealed class OutboxWatchTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Gauges_tell_what_waits_how_old_it_is_and_what_is_dead_and_nothing_old_as_new()
    {
        var letters = new Letters([new BankOwed(new BankId("sandbank"), 3, _clock.GetUtcNow(), 2)]);
        using var metrics = new OutboxMetrics();
        using var measured = new Measured(metrics.Instruments);
        using var stopping = new CancellationTokenSource();
        var watch = new OutboxWatch(letters, metrics, _clock, NullLogger<OutboxWatch>.Instance);

        var running = watch.RunAsync(stopping.Token);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(3, measured.Gauge("outbox.waiting"));
        Assert.Equal(5, measured.Gauge("outbox.waiting.oldest"));
        Assert.Equal(2, measured.Gauge("outbox.dead"));
        Assert.Equal("bank=sandbank", measured.Of("outbox.dead")[^1].Tags);

        letters.Fails = true;
        _clock.Advance(OutboxWatch.Every);
        await letters.Failed.Task;
        // The gauge is emptied on the stack of the timer, or right after it.
        await Person.UntilAsync(
            () =>
            {
                var told = measured.Of("outbox.waiting").Count;
                measured.Gauge("outbox.dead");
                return Task.FromResult(measured.Of("outbox.waiting").Count == told);
            },
            "what is not known any more is not told"
        );
        await stopping.CancelAsync();
        await running;
    }

    private sealed class Letters(IReadOnlyList<BankOwed> owed) : IDeadLetters
    {
        public bool Fails { get; set; }
        public TaskCompletionSource Failed { get; } = new();

        public ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation)
        {
            if (!Fails)
                return new(owed);
            Failed.TrySetResult();
            throw new StoreUnavailableException("away");
        }

        public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation) =>
            throw new NotSupportedException();
    }
}
