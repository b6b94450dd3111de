using OrleansBank.Contracts;
using OrleansBank.Domain;

namespace OrleansBank.Gateway.Chat;

/// <summary>
/// The way from this gateway to people's grains. Turns of one person leave one at a time, in their order; what waits is bounded.
/// The platform is asked for late, for it pushes to the connections that stand on this class.
/// </summary>
internal sealed class People(IServiceProvider services, GatewayOptions options, TimeProvider time)
{
    private readonly Dictionary<UserId, Queue<TaskCompletionSource>> _lanes = [];
    private readonly Lock _gate = new();
    private IPlatform? _platform;

    private IPlatform Platform => _platform ??= services.GetRequiredService<IPlatform>();

    /// <exception cref="TimeoutException">The grain did not answer in time.</exception>
    /// <exception cref="OverloadedException">The grain has no room.</exception>
    public async ValueTask<UserReply> AskAsync(UserId user, UserRequest request, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.Limits.AnswerTimeout, time);
        // A turn of a live chat can only run out of time: nothing is linked for it.
        using var both = cancellation.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation)
            : null;
        try
        {
            return await Platform.AskAsync(user, request, both?.Token ?? deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    /// <summary>Asks for a turn, once the person's earlier turns from this gateway have been answered.</summary>
    public async ValueTask<UserReply> TakeTurnAsync(UserId user, SayRequest say, CancellationToken cancellation)
    {
        await EnterAsync(user, cancellation);
        try
        {
            return await AskAsync(user, say, cancellation);
        }
        finally
        {
            Leave(user);
        }
    }

    private Task EnterAsync(UserId user, CancellationToken cancellation)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (!_lanes.TryGetValue(user, out var lane))
            {
                _lanes[user] = new Queue<TaskCompletionSource>(0);
                return Task.CompletedTask;
            }
            if (lane.Count >= options.Limits.WaitingTurnsMax)
                throw new OverloadedException(TimeSpan.FromSeconds(1));
            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lane.Enqueue(waiting);
        }
        return WaitAsync(waiting, cancellation);
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellation)
    {
        // Whoever gives up here leaves its place in the queue: Leave passes over it.
        await using var registration = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        await turn.Task;
    }

    private void Leave(UserId user)
    {
        lock (_gate)
        {
            var lane = _lanes[user];
            while (lane.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                    return;
            }
            _lanes.Remove(user);
        }
    }
}
