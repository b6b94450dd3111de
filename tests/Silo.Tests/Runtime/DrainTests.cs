using OrleansBank.Contracts;

namespace OrleansBank.Silo.Tests.Runtime;

public sealed class DrainTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public void A_drain_refuses_new_calls_finishes_what_waits_and_lets_all_grains_go()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, request, _) => request is 0 ? new(gate.Task) : new(request);
        var taken = Enumerable.Range(0, 5).Select(call => silo.Ask("alice", call)).ToList();
        silo.Ask("bruno", 1);

        var drain = silo.Stop(Deadline);
        var refused = silo.Ask("chloé", "late");
        Assert.IsType<StoppingException>(refused.Error);
        Assert.False(drain.IsCompleted);

        gate.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.Equal(0, drain.Value);
        Assert.All(taken, answer => Assert.True(answer.Succeeded));
        Assert.All(silo.Grains.Made, grain => Assert.True(grain.Deactivated));
        Assert.Equal(0, silo.Runtime.ActiveGrains);
        Assert.Equal(0, silo.Clock.ArmedTimers);
    }

    [Fact]
    public void A_turn_that_was_taken_may_still_call_other_grains_while_the_runtime_drains()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource();
        silo.Grains.OnHandle = async (grain, request, cancellation) =>
        {
            if (grain.Id.Key is "bank")
            {
                return "from the bank";
            }
            await gate.Task;
            return await silo.Runtime.AskAsync(GrainNames.Grain("bank"), request, cancellation);
        };

        var answer = silo.Ask("alice", "x");
        var drain = silo.Stop(Deadline);
        gate.SetResult();
        silo.Scheduler.RunAll();

        Assert.Equal(0, drain.Value);
        Assert.Equal("from the bank", answer.Value);
    }

    [Fact]
    public void What_still_waits_at_the_deadline_fails_by_name_and_is_counted()
    {
        using var silo = new RuntimeUnderTest();
        var never = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, _, _) => new(never.Task);
        var running = silo.Ask("alice", 0);
        var waiting = silo.Ask("alice", 1);

        var drain = silo.Stop(Deadline);
        silo.Clock.Advance(Deadline);
        Assert.Equal(2, drain.Value);
        silo.Scheduler.RunAll();

        Assert.IsType<StoppingException>(waiting.Error);
        Assert.False(running.IsCompleted);
        Assert.False(silo.Grains.Made[0].Deactivated);
        never.SetResult("too late, and harmless");
        silo.Scheduler.RunAll();
        Assert.True(running.Succeeded);
    }

    [Fact]
    public void A_runtime_with_nothing_to_do_drains_at_once()
    {
        using var silo = new RuntimeUnderTest();
        Assert.Equal(0, silo.Stop(Deadline).Value);
        Assert.IsType<StoppingException>(silo.Ask("alice", "x").Error);
    }
}
