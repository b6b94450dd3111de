namespace OrleansBank.SandboxBank.Live;

/// <summary>Makes the banks live all day, on the given clock and from the given seed. Off unless asked for.</summary>
internal sealed partial class LiveActivity(BankBranches branches, SandboxOptions options, ILogger<LiveActivity> log)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, options.Clock);
        var banks = branches
            .All.Select(
                (branch, number) =>
                {
                    var random = new Random(options.Seed + number);
                    var queue = new LiveQueue(branch.Sender, options.Clock, random);
                    return (Life: new LiveBank(branch.Bank, queue, random), Queue: queue);
                }
            )
            .ToArray();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var (life, queue) in banks)
                    await PassAsync(life, queue, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The banks close.
        }
    }

    private async Task PassAsync(LiveBank life, LiveQueue queue, CancellationToken cancellation)
    {
        try
        {
            life.Pass(Tick, options.Clock.GetUtcNow());
            await queue.FlushAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Faltered(log, failure);
        }
    }

    [LoggerMessage(8103, LogLevel.Error, "A bank's live activity faltered; it goes on with the next tick.")]
    private static partial void Faltered(ILogger log, Exception failure);
}
