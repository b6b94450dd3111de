namespace OrleansBank.Silo.Tests.Runtime;

public sealed class ActivationTests
{
    [Fact]
    public void A_failing_activation_fails_those_who_wait_and_the_next_call_tries_anew()
    {
        using var silo = new RuntimeUnderTest();
        var store = new TaskCompletionSource();
        silo.Grains.OnActivate = (_, _) => new(store.Task);

        var waiting = Enumerable.Range(0, 3).Select(call => silo.Ask("alice", call)).ToList();
        silo.Scheduler.RunAll();
        Assert.All(waiting, answer => Assert.False(answer.IsCompleted));

        store.SetException(new IOException("the store is away"));
        silo.Scheduler.RunAll();
        Assert.All(waiting, answer => Assert.IsType<IOException>(answer.Error));
        Assert.True(silo.Grains.Made[0].Deactivated);

        silo.Grains.OnActivate = (_, _) => default;
        var next = silo.Ask("alice", "next");
        silo.Scheduler.RunAll();
        Assert.Equal("next", next.Value);
        Assert.Equal(2, silo.Grains.Made.Count);
        Assert.Equal(1, silo.Measured("grain.activations"));
        Assert.Equal(1, silo.Measured("grain.activations.failed"));
    }

    [Fact]
    public void An_activation_that_throws_at_once_fails_its_caller()
    {
        using var silo = new RuntimeUnderTest();
        silo.Grains.OnActivate = (_, _) => throw new IOException();
        var answer = silo.Ask("alice", "x");
        silo.Scheduler.RunAll();
        Assert.IsType<IOException>(answer.Error);
    }

    [Fact]
    public void Calls_that_come_while_a_grain_loads_wait_and_run_in_order()
    {
        using var silo = new RuntimeUnderTest();
        var store = new TaskCompletionSource();
        var handled = new List<object>();
        silo.Grains.OnActivate = (_, _) => new(store.Task);
        silo.Grains.OnHandle = (_, request, _) =>
        {
            handled.Add(request);
            return new(request);
        };

        var answers = Enumerable.Range(0, 5).Select(call => silo.Ask("alice", call)).ToList();
        Assert.Empty(handled);
        store.SetResult();
        silo.Scheduler.RunAll();

        Assert.Equal([0, 1, 2, 3, 4], handled.Cast<int>());
        Assert.All(answers, answer => Assert.True(answer.Succeeded));
        Assert.Single(silo.Grains.Made);
    }

    [Fact]
    public void The_caller_who_began_an_activation_may_cancel_and_the_others_are_served()
    {
        using var silo = new RuntimeUnderTest();
        using var impatient = new CancellationTokenSource();
        var store = new TaskCompletionSource();
        silo.Grains.OnActivate = (_, cancellation) => new(store.Task.WaitAsync(cancellation));

        var first = silo.Ask("alice", "first", impatient.Token);
        var second = silo.Ask("alice", "second");
        impatient.Cancel();
        silo.Scheduler.RunAll();
        Assert.True(first.IsCanceled);

        store.SetResult();
        Assert.True(SpinWait.SpinUntil(() => silo.Scheduler.Step() | second.IsCompleted, TimeSpan.FromSeconds(10)));
        silo.Scheduler.RunAll();
        Assert.Equal("second", second.Value);
    }

    [Fact]
    public void An_idle_grain_leaves_after_its_idle_time_and_is_loaded_anew_when_called()
    {
        using var silo = new RuntimeUnderTest();
        silo.Ask("alice", "x");
        silo.Ask("bruno", "x");
        silo.Scheduler.RunAll();
        Assert.Equal(1, silo.Clock.ArmedTimers);

        silo.Clock.Advance(silo.Limits.IdleTimeout * 0.75);
        silo.Ask("bruno", "still here");
        Assert.Equal(2, silo.Runtime.ActiveGrains);

        silo.Clock.Advance(silo.Limits.IdleTimeout * 0.5);
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.False(silo.Grains.Made[1].Deactivated);
        Assert.Equal(1, silo.Runtime.ActiveGrains);
        Assert.Equal(1, silo.Measured("grain.deactivations"));

        silo.Ask("alice", "back");
        silo.Scheduler.RunAll();
        Assert.Equal(3, silo.Grains.Made.Count);
    }

    [Fact]
    public void A_grain_in_a_long_turn_is_not_idle()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, _, _) => new(gate.Task);
        var answer = silo.Ask("alice", "long");

        silo.Clock.Advance(silo.Limits.IdleTimeout * 3);
        Assert.False(silo.Grains.Made[0].Deactivated);

        gate.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.True(answer.Succeeded);
        silo.Runtime.CollectIdle();
        Assert.False(silo.Grains.Made[0].Deactivated);
        silo.Clock.Advance(silo.Limits.IdleTimeout * 1.25);
        Assert.True(silo.Grains.Made[0].Deactivated);
    }

    [Fact]
    public void A_call_that_comes_while_an_idle_grain_is_let_go_is_answered_by_a_new_one()
    {
        using var silo = new RuntimeUnderTest();
        Answer? meanwhile = null;
        silo.Grains.OnDeactivate = _ => meanwhile ??= silo.Ask("alice", "meanwhile");
        silo.Ask("alice", "x");
        silo.Scheduler.RunAll();

        silo.Clock.Advance(silo.Limits.IdleTimeout * 1.25);
        silo.Scheduler.RunAll();

        Assert.Equal("meanwhile", meanwhile!.Value);
        Assert.Equal(2, silo.Grains.Made.Count);
        Assert.False(silo.Grains.Made[1].Deactivated);
    }

    [Fact]
    public void A_grain_that_fails_to_deactivate_is_gone_all_the_same()
    {
        using var silo = new RuntimeUnderTest();
        silo.Grains.OnDeactivate = _ => throw new InvalidOperationException();
        silo.Ask("alice", "x");
        silo.Ask("bruno", "x");
        silo.Scheduler.RunAll();

        silo.Clock.Advance(silo.Limits.IdleTimeout * 1.25);

        Assert.Equal(0, silo.Runtime.ActiveGrains);
        Assert.Equal(2, silo.Measured("grain.deactivations.failed"));
    }
}
