using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

public sealed class BackgroundWorkTests
{
    [Fact]
    public async Task Work_that_a_turn_begins_may_ask_its_grain_before_that_turn_has_ended()
    {
        var grains = new ScriptedGrains();
        await using var runtime = new GrainRuntime(
            [grains],
            new GrainLimits(),
            new ThreadPoolTurnScheduler(),
            TimeProvider.System,
            NullLogger<GrainRuntime>.Instance
        );
        await using var background = new BackgroundWork(
            new ThreadPoolTurnScheduler(),
            NullLogger<BackgroundWork>.Instance
        );
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<object>();
        grains.OnHandle = async (grain, request, _) =>
        {
            if (request is not "begin")
                return request;
            background.TryStart("work", _ => AskAsync(grain.Id));
            // The turn lasts until the work has asked: the order that a busy machine brings about now and then.
            await asked.Task;
            return request;
        };

        await runtime.AskAsync(GrainNames.Grain("alice"), "begin", CancellationToken.None);

        Assert.Equal("from the work", await answer.Task.WaitAsync(TimeSpan.FromSeconds(20)));

        async Task AskAsync(Grains.Runtime.GrainId id)
        {
            try
            {
                var reply = runtime.AskAsync(id, "from the work", CancellationToken.None);
                asked.SetResult();
                answer.SetResult(await reply);
            }
            catch (GrainCallsItselfException failure)
            {
                answer.SetException(failure);
            }
            finally
            {
                asked.TrySetResult();
            }
        }
    }

    [Fact]
    public async Task The_same_piece_runs_once_at_a_time()
    {
        await using var background = new BackgroundWork(
            new ThreadPoolTurnScheduler(),
            NullLogger<BackgroundWork>.Instance
        );
        var release = new TaskCompletionSource();
        Assert.True(background.TryStart("one", _ => release.Task));
        Assert.False(background.TryStart("one", _ => Task.CompletedTask));
        Assert.True(background.TryStart("another", _ => Task.CompletedTask));
        release.SetResult();
    }
}
