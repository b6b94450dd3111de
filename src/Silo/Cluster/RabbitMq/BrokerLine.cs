using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace OrleansBank.Silo.Cluster.RabbitMq;

/// <summary>
/// One connection to the broker that is made again whenever it is lost.
/// </summary>
internal sealed class BrokerLine(
    string purpose,
    IBrokerDoor door,
    ClusterLimits limits,
    TimeProvider clock,
    BrokerNews news
)
{
    /// <param name="session">What is done with one connection, until its token says that it was lost.</param>
    public async Task RunAsync(Func<IConnection, CancellationToken, Task> session, CancellationToken stopping)
    {
        var wait = limits.ReconnectFirst;
        while (!stopping.IsCancellationRequested)
        {
            if (await ConnectAsync(stopping) is { } connection)
            {
                wait = limits.ReconnectFirst;
                await UseAsync(connection, session, stopping);
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

    /// <summary>Null when it was not made.</summary>
    private async Task<IConnection?> ConnectAsync(CancellationToken stopping)
    {
        try
        {
            var connection = await door.ConnectAsync(purpose, stopping);
            news.Made();
            return connection;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            news.NotMade(failure);
            return null;
        }
    }

    private async Task UseAsync(
        IConnection connection,
        Func<IConnection, CancellationToken, Task> session,
        CancellationToken stopping
    )
    {
        var began = clock.GetTimestamp();
        try
        {
            await using (connection)
            {
                var reason = await RunAsync(connection, session, stopping);
                if (!stopping.IsCancellationRequested)
                    news.Lost(reason, clock.GetElapsedTime(began));
            }
        }
        catch (Exception failure)
        {
            if (!stopping.IsCancellationRequested)
                news.Failed(failure, clock.GetElapsedTime(began));
        }
    }

    /// <returns>Why the connection was closed; null while it stands.</returns>
    private static async Task<ShutdownEventArgs?> RunAsync(
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
        // Before we close it ourselves.
        var reason = connection.CloseReason;
        await lost.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // The connection was lost, or the process ends, and the session with it.
        }
        return reason;
    }
}
