using OrleansBank.Gateway.Rates;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>Gives back what idle people and addresses held; drains the live connections when the process stops.</summary>
internal sealed class Housekeeping(
    Wheel wheel,
    RateLimits rates,
    SessionChecks checks,
    LiveConnections connections,
    IHostApplicationLifetime life
) : WheelEntry, IHostedService
{
    private const int SweepSeconds = 5;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        wheel.Schedule(this, SweepSeconds);
        life.ApplicationStopping.Register(connections.Drain);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        wheel.Remove(this);
        return Task.CompletedTask;
    }

    public override void OnDue()
    {
        rates.Sweep();
        checks.Sweep();
        wheel.Schedule(this, SweepSeconds);
    }
}
