using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// One connection to the broker that is made again whenever it is lost.
/// </summary>
internal sealed partial class BrokerLine(
    string purpose,
    IBrokerDoor door,
    ClusterLimits limits,
    TimeProvider clock,
    ILogger log
)
{
    /// <param name="session">What is done with one connection, until its token says that it was lost.</param>
    public async Task RunAsync(Func<IConnection, CancellationToken, Task> session, CancellationToken stopping)
    {
        var wait = limits.ReconnectFirst;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await door.ConnectAsync(purpose, stopping);
                wait = limits.ReconnectFirst;
                await UseAsync(connection, session, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogLost(log, purpose, failure.GetType().Name);
            }
            try
            {
                await Task.Delay(wait, clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            wait = wait * 2 < limits.ReconnectMost ? wait * 2 : limits.ReconnectMost;
        }
    }

    private async Task UseAsync(
        IConnection connection,
        Func<IConnection, CancellationToken, Task> session,
        CancellationToken stopping
    )
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.ConnectionShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        if (!connection.IsOpen)
            ended.TrySetResult();
        var running = session(connection, lost.Token);
        await Task.WhenAny(ended.Task, running);
        await lost.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The connection was lost, and the session with it.
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "The broker connection to {Purpose} was lost or not made: {ErrorType}")]
    private static partial void LogLost(ILogger log, string purpose, string errorType);
}
