using OrleansBank.Silo.Cluster.RabbitMq;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// Before anything of a process begins: a broker that refuses it as it is set up will do so for ever, and ends the start. One that is away
/// does not: it may start later than we do, and is tried again by those that need it.
/// </summary>
public static class BrokerCheck
{
    /// <exception cref="ClusterSettingException">The broker refuses it: user, password, virtual host, rights, or queues of another kind.</exception>
    public static async Task DemandAsync(ClusterSettings settings)
    {
        var (broker, limits) = (settings.Broker, settings.Limits);
        using var patience = new CancellationTokenSource(limits.BrokerCheckWithin, TimeProvider.System);
        try
        {
            await using var connection = await new RabbitDoor(broker, limits).ConnectAsync("start", patience.Token);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: patience.Token);
            await Topology.DeclareAsync(channel, broker, limits, patience.Token);
        }
        catch (Exception failure)
        {
            if (BrokerFault.Of(failure, broker) is { IsRefusal: true } refused)
                throw new ClusterSettingException(
                    $"the broker at {broker.Place} refuses this process: {refused.Why}. Mend {ClusterSettings.RabbitSetting}, or the broker."
                );
        }
    }
}
