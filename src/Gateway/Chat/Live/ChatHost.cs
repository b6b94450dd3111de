using OrleansBank.Contracts;
using OrleansBank.Gateway.Chat.Frames;
using OrleansBank.Gateway.Rates;

namespace OrleansBank.Gateway.Chat.Live;

/// <summary>What all live connections share, so that each holds one reference.</summary>
internal sealed partial class ChatHost(
    GatewayOptions options,
    Wheel wheel,
    People people,
    RateLimits rates,
    LiveConnections connections,
    Typing typing,
    ILogger<ChatHost> log
)
{
    public GatewayOptions Options => options;
    public Wheel Wheel => wheel;
    public People People => people;
    public RateLimits Rates => rates;
    public LiveConnections Connections => connections;
    public Typing Typing => typing;

    /// <summary>The code that a client is told. What was not expected is logged by its kind alone: a message may quote a person.</summary>
    public string CodeOf(Exception failed)
    {
        switch (failed)
        {
            case OverloadedException:
                return "overloaded";
            case UnavailableException:
                return "unavailable";
            case TimeoutException:
                return "no_answer";
            default:
                Unexpected(log, failed.GetType().Name, failed.StackTrace);
                return "internal";
        }
    }

    /// <summary>A client that could not be greeted or could not catch up tries again elsewhere.</summary>
    public int CloseCodeOf(Exception failed) =>
        CodeOf(failed) == "internal" ? CloseCode.Internal : CloseCode.ServiceRestart;

    [LoggerMessage(1101, LogLevel.Error, "Unexpected {Kind} in a chat at {Trace}")]
    private static partial void Unexpected(ILogger log, string kind, string? trace);
}
