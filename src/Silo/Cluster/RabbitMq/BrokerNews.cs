using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Telemetry;
using RabbitMQ.Client.Events;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>What becomes of a process's connections to the broker, said once for all of them and not at every try.</summary>
internal sealed partial class BrokerNews(BrokerOptions options, TimeProvider clock, ILogger log)
{
    /// <summary>A connection that stood for so long stood well: what ends it is another outage.</summary>
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromSeconds(10);
    private readonly SaidRarely _notMade = new(clock);
    private readonly SaidRarely _lost = new(clock);

    /// <summary>A connection was not made.</summary>
    public void NotMade(Exception failure)
    {
        var fault = BrokerFault.Of(failure, options);
        if (!_notMade.IsNews(fault.Why))
            return;
        if (fault.IsRefusal)
            LogRefused(log, options.Place, fault.Why);
        else
            LogAway(log, options.Place, fault.Why);
    }

    public void Made()
    {
        if (_notMade.End())
            LogBack(log, options.Place);
    }

    /// <summary>What was done over a connection failed, and the connection is given up.</summary>
    /// <param name="stood">How long it had stood.</param>
    public void Failed(Exception failure, TimeSpan stood)
    {
        var fault = BrokerFault.Of(failure, options);
        if (!IsNews(fault.Why, stood))
            return;
        if (fault.IsRefusal)
            LogRefused(log, options.Place, fault.Why);
        else
            LogLost(log, options.Place, fault.Why);
    }

    /// <param name="reason">As either side gave it.</param>
    public void Lost(ShutdownEventArgs? reason, TimeSpan stood)
    {
        var why = reason?.ReplyText is { Length: > 0 } said ? said : "nothing was said";
        if (IsNews(why, stood))
            LogLost(log, options.Place, why);
    }

    private bool IsNews(string why, TimeSpan stood)
    {
        if (stood >= SteadyAfter)
            _lost.End();
        return _lost.IsNews(why);
    }

    [LoggerMessage(
        5001,
        LogLevel.Warning,
        "The broker at {Place} can't be reached: {Why}. It is tried again until it answers."
    )]
    private static partial void LogAway(ILogger log, string place, string why);

    [LoggerMessage(5003, LogLevel.Warning, "The connection to the broker at {Place} was lost: {Why}. It is made anew.")]
    private static partial void LogLost(ILogger log, string place, string why);

    [LoggerMessage(
        5004,
        LogLevel.Error,
        "The broker at {Place} refuses this process: {Why}. Mend ConnectionStrings:rabbitmq, or the broker; it is tried again."
    )]
    private static partial void LogRefused(ILogger log, string place, string why);

    [LoggerMessage(5005, LogLevel.Information, "The broker at {Place} answers again.")]
    private static partial void LogBack(ILogger log, string place);
}
