using OrleansBank.Silo.Cluster.RabbitMq;
using OrleansBank.Simulator.Time;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace OrleansBank.Simulator.Broker;

/// <summary>How one simulated process reaches the simulated broker.</summary>
internal sealed class SimulatedDoor(SimulatedBroker broker, SimulatedProcess process) : IBrokerDoor
{
    public Task<IConnection> ConnectAsync(string purpose, CancellationToken stopping)
    {
        var connecting = new TaskCompletionSource<IConnection>();
        var way = broker.Chance.Micros(300, 2_000) + broker.Slowness;
        broker.World.After(way, Arrive);
        return connecting.Task;

        void Arrive()
        {
            if (process.IsDead)
                return;
            if (broker.IsDown)
            {
                process.After(way, () => connecting.TrySetException(new BrokerUnreachableException(new IOException())));
                return;
            }
            var connection = new SimulatedConnection(broker, process, purpose);
            broker.Open(connection);
            process.After(way, () => connecting.TrySetResult(connection));
        }
    }
}
