namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>Grains whose partition another silo owns now.</summary>
public sealed class DropTests
{
    private readonly IOException _why = new("another silo owns it");

    [Fact]
    public void A_grain_that_rests_is_let_go_at_once_and_the_next_call_loads_anew()
    {
        using var silo = new RuntimeUnderTest();
        Ask(silo, "alice", 1);
        Ask(silo, "bruno", 1);

        Assert.Equal(0, silo.Runtime.Drop(id => id.Key == "alice", _why));
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.False(silo.Grains.Made[1].Deactivated);

        Ask(silo, "alice", 2);
        Assert.Equal(3, silo.Grains.Made.Count);
    }

    [Fact]
    public void What_waits_fails_the_turn_that_runs_ends_and_then_the_grain_is_let_go()
    {
        using var silo = new RuntimeUnderTest();
        var commit = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, request, _) => request is "slow" ? new(commit.Task) : new(request);
        Ask(silo, "alice", "first");
        var slow = silo.Ask("alice", "slow");
        var waiting = silo.Ask("alice", "waits");

        Assert.Equal(1, silo.Runtime.Drop(_ => true, _why));
        silo.Scheduler.RunAll();
        Assert.Same(_why, waiting.Error);
        Assert.False(slow.IsCompleted);
        Assert.False(silo.Grains.Made[0].Deactivated);

        var later = silo.Ask("alice", "later");
        commit.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.Equal("done", slow.Value);
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.Equal("later", later.Value);
        Assert.Equal(2, silo.Grains.Made.Count);
    }

    [Fact]
    public void A_grain_that_was_loading_runs_no_turn_with_what_it_loaded()
    {
        using var silo = new RuntimeUnderTest();
        var store = new TaskCompletionSource();
        var turns = new List<int>();
        silo.Grains.OnActivate = (_, _) => new(store.Task);
        silo.Grains.OnHandle = (grain, request, _) =>
        {
            turns.Add(silo.Grains.Made.ToList().IndexOf(grain));
            return new(request);
        };
        var waiting = silo.Ask("alice", "waits");
        Assert.Equal(1, silo.Runtime.Drop(_ => true, _why));
        var later = silo.Ask("alice", "later");

        silo.Grains.OnActivate = (_, _) => default;
        store.SetResult();
        silo.Scheduler.RunAll();
        Assert.Same(_why, waiting.Error);
        Assert.Equal("later", later.Value);
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.Equal([1], turns);
    }

    [Fact]
    public void Nothing_stays_of_a_grain_that_was_dropped_while_it_loaded_for_nobody()
    {
        using var silo = new RuntimeUnderTest();
        var store = new TaskCompletionSource();
        silo.Grains.OnActivate = (_, _) => new(store.Task);
        silo.Ask("alice", "waits");
        silo.Runtime.Drop(_ => true, _why);
        store.SetResult();
        silo.Scheduler.RunAll();
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.Equal(0, silo.Measured("grain.calls"));
    }

    private static void Ask(RuntimeUnderTest silo, string key, object request)
    {
        var answer = silo.Ask(key, request);
        silo.Scheduler.RunAll();
        Assert.True(answer.Succeeded);
    }
}
