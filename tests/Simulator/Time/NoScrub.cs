using OrleansBank.Silo.Hosting;

namespace OrleansBank.Simulator.Time;

/// <summary>A simulated process has no memory of its own to wipe.</summary>
internal sealed class NoScrub : IMemoryScrub
{
    public ValueTask ScrubAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
}
