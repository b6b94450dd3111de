using OrleansBank.Contracts;
using OrleansBank.Silo.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

public sealed class TurnTests
{
    [Fact]
    public void A_grain_is_activated_by_its_first_call_and_only_then()
    {
        using var silo = new RuntimeUnderTest();
        Assert.Empty(silo.Grains.Made);

        var answers = new[] { silo.Ask("alice", "a"), silo.Ask("alice", "b"), silo.Ask("bruno", "c") };
        silo.Scheduler.RunAll();

        Assert.Equal(["a", "b", "c"], answers.Select(answer => answer.Value));
        Assert.Equal(["alice", "bruno"], silo.Grains.Made.Select(grain => grain.Id.Key));
        Assert.Equal(2, silo.Runtime.ActiveGrains);
    }

    [Fact]
    public void A_second_call_waits_until_the_turn_before_it_has_ended()
    {
        using var silo = new RuntimeUnderTest();
        var first = new TaskCompletionSource<object>();
        var begun = new List<object>();
        silo.Grains.OnHandle = (_, request, _) =>
        {
            begun.Add(request);
            return request is "first" ? new(first.Task) : new(request);
        };

        var one = silo.Ask("alice", "first");
        var two = silo.Ask("alice", "second");
        silo.Scheduler.RunAll();
        Assert.Equal(["first"], begun);
        Assert.False(two.IsCompleted);

        first.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.Equal(["first", "second"], begun);
        Assert.Equal("done", one.Value);
        Assert.Equal("second", two.Value);
    }

    [Fact]
    public void Another_grain_does_not_wait()
    {
        using var silo = new RuntimeUnderTest();
        var never = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (grain, request, _) => grain.Id.Key is "alice" ? new(never.Task) : new(request);

        var stuck = silo.Ask("alice", "x");
        var free = silo.Ask("bruno", "y");

        silo.Scheduler.RunAll();
        Assert.False(stuck.IsCompleted);
        Assert.True(free.Succeeded);
        never.SetResult("end");
    }

    [Fact]
    public void A_failing_turn_fails_its_caller_alone_and_the_grain_stays()
    {
        using var silo = new RuntimeUnderTest();
        silo.Grains.OnHandle = async (_, request, _) =>
        {
            await Task.CompletedTask;
            return request is "bad" ? throw new InvalidDataException("bad") : request;
        };

        var answers = new[] { "a", "bad", "b" }.Select(request => silo.Ask("alice", request)).ToList();
        silo.Scheduler.RunAll();

        Assert.True(answers[0].Succeeded);
        Assert.IsType<InvalidDataException>(answers[1].Error);
        Assert.True(answers[2].Succeeded);
        Assert.Single(silo.Grains.Made);
        Assert.Equal(1, silo.Measured("grain.turns.failed"));
        Assert.Equal(3, silo.Measured("grain.turns"));
    }

    [Fact]
    public void A_turn_that_throws_before_its_first_await_is_a_failed_turn_too()
    {
        using var silo = new RuntimeUnderTest();
        silo.Grains.OnHandle = (_, request, _) => request is "bad" ? throw new InvalidDataException() : new(request);

        silo.Ask("alice", "a");
        silo.Scheduler.RunAll();
        var bad = silo.Ask("alice", "bad");
        silo.Scheduler.RunAll();
        Assert.IsType<InvalidDataException>(bad.Error);
        Assert.True(silo.Ask("alice", "b").Succeeded);
        Assert.Equal(1, silo.Measured("grain.turns.failed"));
    }

    [Fact]
    public void A_grain_that_must_reload_is_dropped_and_what_waits_is_answered_by_a_new_one()
    {
        using var silo = new RuntimeUnderTest();
        var commit = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = async (grain, request, _) =>
        {
            if (request is "unknown")
            {
                await commit.Task;
                grain.MustReload = true;
                throw new IOException("the commit's outcome is not known");
            }
            return silo.Grains.Made.Count;
        };

        var failed = silo.Ask("alice", "unknown");
        var waiting = Enumerable.Range(0, 3).Select(_ => silo.Ask("alice", "next")).ToList();
        commit.SetResult("?");
        silo.Scheduler.RunAll();

        Assert.IsType<IOException>(failed.Error);
        Assert.All(waiting, answer => Assert.Equal(2, answer.Value));
        Assert.True(silo.Grains.Made[0].Deactivated);
        Assert.False(silo.Grains.Made[1].Deactivated);
        Assert.Equal(1, silo.Measured("grain.reloads"));
    }

    [Fact]
    public void A_reload_asked_for_by_a_turn_that_ended_at_once_is_done_too()
    {
        using var silo = new RuntimeUnderTest();
        silo.Grains.OnHandle = (grain, _, _) =>
        {
            grain.MustReload = true;
            return new(silo.Grains.Made.Count);
        };

        var answers = new List<Answer>();
        for (int call = 0; call < 3; call++)
        {
            answers.Add(silo.Ask("alice", "x"));
            silo.Scheduler.RunAll();
        }

        Assert.Equal([1, 2, 3], answers.Select(answer => (int)answer.Value!));
        Assert.All(silo.Grains.Made, grain => Assert.True(grain.Deactivated));
    }

    [Fact]
    public void A_caller_continues_only_after_the_turn_was_left()
    {
        using var silo = new RuntimeUnderTest();
        var first = new TaskCompletionSource<object>();
        bool inTurn = false;
        silo.Grains.OnHandle = async (_, request, _) =>
        {
            await first.Task;
            inTurn = true;
            await Task.CompletedTask;
            inTurn = false;
            return request;
        };
        var seen = new List<bool>();
        async Task Caller()
        {
            await silo.Runtime.AskAsync(GrainNames.Grain("alice"), "x", default);
            seen.Add(inTurn);
            // The grain is free: a call from here must not wait behind the turn that was just answered.
            Assert.True(silo.Ask("alice", "y").Succeeded);
        }

        var callers = new[] { Caller() };
        first.SetResult("go");
        Assert.Empty(seen);
        silo.Scheduler.RunAll();

        Assert.Equal([false], seen);
        Assert.True(callers[0].IsCompletedSuccessfully);
    }

    [Fact]
    public void A_grain_that_calls_itself_gets_a_clear_error_also_after_an_await()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource();
        silo.Grains.OnHandle = async (grain, request, cancellation) =>
        {
            if (request is "later")
            {
                await gate.Task;
            }
            return await silo.Runtime.AskAsync(grain.Id, "again", cancellation);
        };

        var now = silo.Ask("alice", "now");
        silo.Scheduler.RunAll();
        var later = silo.Ask("alice", "later");
        gate.SetResult();
        silo.Scheduler.RunAll();

        Assert.IsType<GrainCallsItselfException>(now.Error);
        Assert.IsType<GrainCallsItselfException>(later.Error);
    }

    [Fact]
    public void A_chain_of_grains_far_deeper_than_a_stack_ends_well()
    {
        const int Links = 20_000;
        using var silo = new RuntimeUnderTest(new GrainLimits { CallsMax = 2 * Links });
        silo.Grains.OnHandle = async (grain, request, cancellation) =>
        {
            int link = (int)request;
            return link == Links
                ? link
                : await silo.Runtime.AskAsync(GrainNames.Grain($"g{link + 1}"), link + 1, cancellation);
        };

        var answer = silo.Ask("g0", 0);
        silo.Scheduler.RunAll();

        Assert.Equal(Links, answer.Value);
    }

    [Fact]
    public void A_turn_sees_nothing_ambient_of_its_caller()
    {
        using var silo = new RuntimeUnderTest();
        var ambient = new AsyncLocal<string?>();
        var seen = new List<string?>();
        silo.Grains.OnHandle = async (_, request, _) =>
        {
            seen.Add(ambient.Value);
            await Task.CompletedTask;
            return request;
        };

        ambient.Value = "the caller's";
        silo.Ask("alice", "first call, activates");
        silo.Ask("alice", "second call, runs at once");
        silo.Scheduler.RunAll();

        Assert.Equal([null, null], seen);
        Assert.Equal("the caller's", ambient.Value);
    }

    [Fact]
    public async Task A_kind_that_nobody_makes_is_a_bug_of_the_caller()
    {
        using var silo = new RuntimeUnderTest();
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await silo.Runtime.AskAsync(new("nonsense", "x"), "y", default)
        );
    }

    [Fact]
    public async Task An_answer_can_be_taken_once()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, _, _) => new(gate.Task);
        // The test is about the misuse that the analyzer warns of.
#pragma warning disable CA2012
        var answer = silo.Runtime.AskAsync(GrainNames.Grain("alice"), "x", default);
        gate.SetResult("done");
        silo.Scheduler.RunAll();

        Assert.Equal("done", await answer);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await answer);
#pragma warning restore CA2012
    }

    [Fact]
    public void The_meter_shows_the_deepest_mailbox_and_forgets_it_after_two_sweeps()
    {
        using var silo = new RuntimeUnderTest();
        var gate = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, _, _) => new(gate.Task);
        for (int call = 0; call < 10; call++)
        {
            silo.Ask("alice", call);
        }
        Assert.Equal(9, silo.Measured("grain.mailbox.depth.max"));
        Assert.Equal(10, silo.Measured("grain.calls"));
        gate.SetResult("done");
        silo.Scheduler.RunAll();
        Assert.Equal(0, silo.Measured("grain.calls"));

        silo.Runtime.CollectIdle();
        silo.Runtime.CollectIdle();
        Assert.Equal(0, silo.Measured("grain.mailbox.depth.max"));
    }
}
