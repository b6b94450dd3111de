using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>The same promises on the real thread pool, where the compiler and the processor reorder too.</summary>
public sealed class ThreadedTests
{
    [Fact]
    public async Task Many_callers_of_few_grains_on_real_threads_lose_nothing_and_run_one_at_a_time()
    {
        const int Callers = 32;
        const int CallsEach = 2_000;
        var counts = new int[3];
        var inTurn = new int[3];
        int overlaps = 0;
        var grains = new ScriptedGrains();
        grains.OnHandle = async (grain, request, _) =>
        {
            int user = int.Parse(grain.Id.Key);
            overlaps += Interlocked.Increment(ref inTurn[user]) - 1;
            // Not atomic on purpose: two turns at once would lose a count.
            int count = counts[user];
            if ((int)request % 3 == 0)
            {
                await Task.Yield();
            }
            counts[user] = count + 1;
            grain.MustReload = (int)request % 97 == 0;
            Interlocked.Decrement(ref inTurn[user]);
            return request;
        };
        await using var runtime = new GrainRuntime(
            [grains],
            new GrainLimits(),
            new ThreadPoolTurnScheduler(),
            TimeProvider.System,
            NullLogger<GrainRuntime>.Instance
        );
        using var sweeping = new CancellationTokenSource();
        var sweeper = Task.Run(() =>
        {
            while (!sweeping.IsCancellationRequested)
            {
                runtime.CollectIdle();
                Thread.Yield();
            }
        });

        async Task<int> CallAsync(int caller)
        {
            int wrong = 0;
            for (int call = 0; call < CallsEach; call++)
            {
                object answer = await runtime.AskAsync(GrainNames.Grain($"{(caller + call) % 3}"), call, default);
                wrong += call.Equals(answer) ? 0 : 1;
            }
            return wrong;
        }
        int[] errors = await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller)))
        );
        await sweeping.CancelAsync();
        await sweeper;

        Assert.Equal(0, errors.Sum());
        Assert.Equal(0, overlaps);
        Assert.Equal(Callers * CallsEach, counts.Sum());
    }

    [Fact]
    public async Task Cancellations_that_race_with_turns_withdraw_no_one_elses_call()
    {
        const int Callers = 16;
        const int CallsEach = 2_000;
        var grains = new ScriptedGrains();
        grains.OnHandle = async (_, request, _) =>
        {
            await Task.Yield();
            return request;
        };
        await using var runtime = new GrainRuntime(
            [grains],
            new GrainLimits(),
            new ThreadPoolTurnScheduler(),
            TimeProvider.System,
            NullLogger<GrainRuntime>.Instance
        );
        var id = GrainNames.Grain("alice");

        async Task<(int Answered, int Withdrawn)> CallAsync(int caller)
        {
            int answered = 0;
            int withdrawn = 0;
            for (int call = 0; call < CallsEach; call++)
            {
                // Odd callers never cancel: a cancellation that reached them would be another's.
                using var patience = new CancellationTokenSource();
                var request = new object();
                var answer = runtime.AskAsync(id, request, patience.Token).AsTask();
                var cancelling = caller % 2 == 0 ? Task.Run(patience.Cancel) : Task.CompletedTask;
                try
                {
                    Assert.Same(request, await answer);
                    answered++;
                }
                catch (OperationCanceledException) when (caller % 2 == 0)
                {
                    withdrawn++;
                }
                await cancelling;
            }
            return (answered, withdrawn);
        }
        var all = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallAsync(caller))));

        Assert.Equal(Callers * CallsEach, all.Sum(each => each.Answered + each.Withdrawn));
        Assert.True(all.Sum(each => each.Withdrawn) > 0);
        Assert.Equal(0, await runtime.StopAsync(TimeSpan.FromSeconds(10)));
    }
}
