using RabbitMQ.Client;

namespace OrleansBank.Simulator.Broker;

/// <summary>Who consumes a queue, on which channel, with what x-priority.</summary>
internal sealed record BrokerConsumer(SimulatedChannel Channel, IAsyncBasicConsumer Consumer, string Tag, int Priority);
