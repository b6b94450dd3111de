namespace OrleansBank.Simulator.Broker;

/// <summary>A message as a queue holds it.</summary>
internal sealed class BrokerMessage(string exchange, string key, byte[] body, TimeSpan endsAt)
{
    public string Exchange => exchange;
    public string Key => key;
    public byte[] Body => body;
    public TimeSpan EndsAt => endsAt;
    public bool Redelivered { get; set; }

    /// <summary>Its place in the queue, to which it goes back.</summary>
    public long Place { get; set; }
}
