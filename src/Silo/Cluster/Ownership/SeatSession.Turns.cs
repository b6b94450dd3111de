using OrleansBank.Contracts;
using OrleansBank.Grains.Conversations;
using OrleansBank.Silo.Cluster.Wire;

namespace OrleansBank.Silo.Cluster.Ownership;

/// <summary>From a request to its answer.</summary>
internal sealed partial class SeatSession
{
    private const int ReplayMessagesMax = 200;

    private async Task AnswerAsync(AskFrame ask, Delivery delivery, Tenure tenure)
    {
        Interlocked.Increment(ref _working);
        using var answering = AskTraces.Answering(ask.Trace);
        try
        {
            // Step 1: nobody waits for what is late, so that nothing is done for it.
            if (IsLate(ask))
            {
                Done(delivery);
                return;
            }
            // Step 2: the turn. It enters the person's mailbox before this method first waits, in the order of the queue.
            if (await TurnAsync(ask, tenure) is not { } answer)
                return;
            // Step 3: answer, if we still may and somebody waits.
            if (!tenure.IsAlive)
                return;
            if (!IsLate(ask))
                world.Way.Answer(ask.ReplyTo, answer, ask.DeadlineMs);
            Done(delivery);
        }
        catch (Exception failure)
        {
            LogTurnFailed(world.Log, partition, failure.GetType().Name, failure.StackTrace);
            Done(delivery);
        }
        finally
        {
            _underway.TryRemove((ask.ReplyTo, ask.Correlation), out _);
            if (Interlocked.Decrement(ref _working) == 0 && _closing)
                _idle.TrySetResult();
        }
    }

    /// <summary>Null when nobody may be answered, and the request is the next owner's.</summary>
    private async Task<Frame?> TurnAsync(AskFrame ask, Tenure tenure)
    {
        // What still waits in the person's mailbox at the deadline is withdrawn from it.
        var left = TimeSpan.FromMilliseconds(Math.Max(1, ask.DeadlineMs - NowMs()));
        using var late = new CancellationTokenSource(left, world.Clock);
        try
        {
            var reply = await world.AskHere(ask.Grain, ask.Request, late.Token);
            return await tenure.MayAnswerAsync(reply) ? new AnswerFrame(ask.Correlation, reply) : null;
        }
        catch (Exception failure) when (failure is PartitionLostException or StoppingException)
        {
            return null;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // Nobody waits for it any more.
            return new FailureFrame(ask.Correlation, WireFailure.Unavailable, 0);
        }
        catch (OverloadedException full)
        {
            return new FailureFrame(ask.Correlation, WireFailure.Overloaded, (int)full.RetryAfter.TotalMilliseconds);
        }
        catch (UnavailableException)
        {
            return new FailureFrame(ask.Correlation, WireFailure.Unavailable, 0);
        }
        catch (Exception failure)
        {
            // The kind and the place alone: its message may quote a person.
            LogTurnFailed(world.Log, partition, failure.GetType().Name, failure.StackTrace);
            return new FailureFrame(ask.Correlation, WireFailure.Internal, 0);
        }
    }

    /// <summary>A connection that lost a push, or lived through a change of owners: sends it what it has not seen.</summary>
    private async Task ReplayAsync(Tenure tenure, string inbox, PresenceEntry entry)
    {
        await world.Replays.WaitAsync();
        try
        {
            if (!tenure.IsAlive || _closing)
                return;
            var id = ConversationGrainFactory.IdOf(entry.User);
            var ask = new MessagesRequest(entry.LastSeq, null, ReplayMessagesMax);
            if (await world.AskHere(id, ask, CancellationToken.None) is not MessagesReply reply)
                return;
            if (!await tenure.HoldsAsync())
                return;
            tenure.Audience.Knows(entry.User, reply.LastSeq);
            if (reply.Messages.Length > 0)
            {
                var push = new MessagesPush(reply.Messages, null);
                world.Way.Tell(inbox, new PushFrame(tenure.Partition, tenure.Epoch, entry.User, push));
            }
        }
        catch (Exception failure) when (failure is UnavailableException or OverloadedException or StoppingException)
        {
            // The gateway tells of the connection again in a few seconds.
        }
        catch (Exception failure)
        {
            LogTurnFailed(world.Log, partition, failure.GetType().Name, failure.StackTrace);
        }
        finally
        {
            world.Replays.Release();
        }
    }

    private bool IsLate(AskFrame ask) => NowMs() >= ask.DeadlineMs;

    private long NowMs() => world.Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
