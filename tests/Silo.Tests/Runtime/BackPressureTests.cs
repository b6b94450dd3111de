using OrleansBank.Contracts;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

public sealed class BackPressureTests
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);

    [Fact]
    public void A_full_mailbox_refuses_with_the_time_to_wait_and_loses_nothing_that_it_took()
    {
        using var silo = new RuntimeUnderTest(new GrainLimits { MailboxCallsMax = 4, RetryAfter = RetryAfter });
        var gate = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, request, _) => request is 0 ? new(gate.Task) : new(request);

        var taken = Enumerable.Range(0, 5).Select(call => silo.Ask("alice", call)).ToList();
        var refused = silo.Ask("alice", 5);

        Assert.Equal(RetryAfter, Assert.IsType<OverloadedException>(refused.Error).RetryAfter);
        Assert.Equal(1, silo.Measured("grain.overloads"));
        gate.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.All(taken, answer => Assert.True(answer.Succeeded));
        Assert.Equal("after", silo.Ask("alice", "after").Value);
    }

    [Fact]
    public void A_full_process_refuses_whatever_grain_is_called_until_calls_have_ended()
    {
        using var silo = new RuntimeUnderTest(new GrainLimits { CallsMax = 3, RetryAfter = RetryAfter });
        var gates = new List<TaskCompletionSource<object>>();
        silo.Grains.OnHandle = (_, request, _) =>
        {
            gates.Add(new TaskCompletionSource<object>());
            return request is "free" ? new(request) : new(gates[^1].Task);
        };

        var taken = Enumerable.Range(0, 3).Select(user => silo.Ask($"user{user}", "x")).ToList();
        var refused = silo.Ask("another", "x");
        Assert.Equal(RetryAfter, Assert.IsType<OverloadedException>(refused.Error).RetryAfter);

        gates.ForEach(gate => gate.SetResult("done"));
        silo.Scheduler.RunAll();
        Assert.All(taken, answer => Assert.True(answer.Succeeded));
        var next = silo.Ask("another", "free");
        silo.Scheduler.RunAll();
        Assert.True(next.Succeeded);
    }

    [Fact]
    public void A_process_that_holds_all_the_grains_it_may_refuses_one_more_and_lets_idle_ones_go_sooner()
    {
        using var silo = new RuntimeUnderTest(new GrainLimits { ActivationsMax = 2 });
        silo.Ask("alice", "x");
        silo.Ask("bruno", "x");
        var third = silo.Ask("chloé", "x");
        silo.Scheduler.RunAll();
        Assert.IsType<OverloadedException>(third.Error);
        Assert.True(silo.Ask("alice", "y").Succeeded);

        silo.Runtime.CollectIdle();
        var again = silo.Ask("chloé", "x");
        silo.Scheduler.RunAll();
        Assert.True(again.Succeeded);
    }

    [Fact]
    public void A_caller_who_cancels_while_waiting_is_told_at_once_and_its_turn_never_runs()
    {
        using var silo = new RuntimeUnderTest(new GrainLimits { MailboxCallsMax = 3 });
        using var patience = new CancellationTokenSource();
        var gate = new TaskCompletionSource<object>();
        var handled = new List<object>();
        silo.Grains.OnHandle = (_, request, _) =>
        {
            handled.Add(request);
            return request is 0 ? new(gate.Task) : new(request);
        };

        var first = silo.Ask("alice", 0);
        var before = silo.Ask("alice", 1);
        var withdrawn = silo.Ask("alice", 2, patience.Token);
        var after = silo.Ask("alice", 3);
        patience.Cancel();
        silo.Scheduler.RunAll();

        Assert.True(withdrawn.IsCanceled);
        Assert.False(first.IsCompleted);
        // Its place in the mailbox is free again.
        var last = silo.Ask("alice", 4);
        gate.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.Equal([0, 1, 3, 4], handled.Cast<int>());
        Assert.All([first, before, after, last], answer => Assert.True(answer.Succeeded));
        Assert.Equal(1, silo.Measured("grain.calls.withdrawn"));
    }

    [Fact]
    public void A_token_that_is_cancelled_already_reaches_no_grain()
    {
        using var silo = new RuntimeUnderTest();
        var answer = silo.Ask("alice", "x", new CancellationToken(canceled: true));
        Assert.True(answer.IsCanceled);
        Assert.Empty(silo.Grains.Made);
    }

    [Fact]
    public void A_running_turn_gets_its_callers_token_and_decides_for_itself()
    {
        using var silo = new RuntimeUnderTest();
        using var patience = new CancellationTokenSource();
        var gate = new TaskCompletionSource<object>();
        CancellationToken seen = default;
        silo.Grains.OnHandle = (_, _, cancellation) =>
        {
            seen = cancellation;
            return new(gate.Task);
        };

        var answer = silo.Ask("alice", "x", patience.Token);
        patience.Cancel();
        silo.Scheduler.RunAll();
        Assert.True(seen.IsCancellationRequested);
        Assert.False(answer.IsCompleted);

        gate.SetResult("committed all the same");
        silo.Scheduler.RunAll();
        Assert.Equal("committed all the same", answer.Value);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Limits_that_make_no_sense_are_refused_at_the_start(int mailbox, int calls, int activations)
    {
        var limits = new GrainLimits
        {
            MailboxCallsMax = mailbox,
            CallsMax = calls,
            ActivationsMax = activations,
        };
        Assert.Throws<ArgumentOutOfRangeException>(() => new RuntimeUnderTest(limits));
    }
}
