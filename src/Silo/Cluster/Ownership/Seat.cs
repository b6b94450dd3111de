using RabbitMQ.Client;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>
/// This silo's place at one partition: it stands by at its queue, owns it while the broker says so and the ledger agrees, and stands by
/// again after every loss, on a new channel.
/// </summary>
internal sealed class Seat(int partition, SeatWorld world)
{
    private static readonly TimeSpan NotTakenRest = TimeSpan.FromMilliseconds(500);
    private volatile SeatSession? _session;
    private int _priority = 1;
    private volatile bool _standsUp;

    public int Partition => partition;
    public Tenure? Tenure => _session?.Tenure is { IsAlive: true } tenure ? tenure : null;

    /// <summary>Whether it stands by or owns.</summary>
    public bool IsTaken => _session is not null;

    /// <summary>Until the connection is lost.</summary>
    public async Task RunAsync(IConnection connection, CancellationToken lost)
    {
        while (!lost.IsCancellationRequested && !_standsUp)
        {
            var end = await SitAsync(connection, lost);
            if (end is SeatEnd.NotTaken && !lost.IsCancellationRequested)
                await Task.Delay(NotTakenRest, world.Clock, lost);
        }
    }

    /// <summary>A standby gets its priority at once; an owner when it stands by again.</summary>
    public void Rank(int priority)
    {
        if (Interlocked.Exchange(ref _priority, priority) != priority && _session is { Tenure: null } session)
            session.End(SeatEnd.Ranked);
    }

    /// <summary>
    /// Hands the partition over: no new turn, those under way end, the channel is closed. Never by cancelling the consumer: with
    /// unacknowledged messages that breaks a classic queue.
    /// </summary>
    /// <param name="forGood">The silo ends: it does not stand by again.</param>
    public async Task ReleaseAsync(bool forGood)
    {
        _standsUp |= forGood;
        if (_session is not { } session)
            return;
        await session.SettleAsync();
        session.End(SeatEnd.Released);
    }

    private async Task<SeatEnd> SitAsync(IConnection connection, CancellationToken lost)
    {
        SeatSession? session = null;
        IChannel? channel = null;
        try
        {
            channel = await connection.CreateChannelAsync(cancellationToken: lost);
            session = new SeatSession(partition, world, channel);
            _session = session;
            if (_standsUp)
                return SeatEnd.Released;
            await session.BeginAsync(Volatile.Read(ref _priority), lost);
            return await session.Ended.WaitAsync(lost);
        }
        catch (OperationCanceledException)
        {
            return SeatEnd.Lost;
        }
        catch (Exception failure)
        {
            world.News.Failed(partition, failure);
            return SeatEnd.NotTaken;
        }
        finally
        {
            _session = null;
            session?.End(SeatEnd.Lost);
            if (channel is not null)
                await CloseAsync(channel, session);
        }
    }

    private async Task CloseAsync(IChannel channel, SeatSession? session)
    {
        var owned = session?.Tenure is not null;
        try
        {
            if (channel.IsOpen)
                await channel.CloseAsync();
            await channel.DisposeAsync();
        }
        catch (Exception failure)
        {
            world.News.Failed(partition, failure);
        }
        // Whoever the broker gives it to now hears of it by the next message only.
        if (owned)
            world.Way.Wake(partition);
    }
}
