using System.Diagnostics.Metrics;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>What operators see of the live connections, on the meter "OrleansBank.Chat".</summary>
internal sealed class ChatMeter : IDisposable
{
    public const string Name = "OrleansBank.Chat";

    private readonly Meter _meter = new(Name);

    public ChatMeter(LiveConnections connections) =>
        _meter.CreateObservableGauge(
            "chat.connections",
            () => connections.Count,
            "{connection}",
            "Live chats of this gateway now."
        );

    public Meter Instruments => _meter;

    public void Dispose() => _meter.Dispose();
}
