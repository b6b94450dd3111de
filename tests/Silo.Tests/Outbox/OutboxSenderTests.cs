using OrleansBank.Grains.Banks;
using OrleansBank.Harness;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Outbox;

/// <summary>The sender over the real store: order, retries, dead letters, hanging banks, restarts.</summary>
public sealed class OutboxSenderTests
{
    [Fact]
    public async Task What_stands_in_the_outbox_at_the_start_is_sent_and_leaves_it()
    {
        await using var bench = new OutboxBench();
        await bench.OweAsync("d-1");
        bench.Start();

        var settled = await bench.SettledAsync();

        Assert.Equal(("d-1", true), (settled.Id, settled.Confirmed));
        Assert.Equal(["d-1"], bench.Banks["a"].Asked);
        Assert.Empty(await LeasedLaterAsync(bench));
    }

    [Fact]
    public async Task A_kick_sends_at_once_without_any_time_passing()
    {
        await using var bench = new OutboxBench();
        var sender = bench.Start();
        await bench.OweAsync("d-1");
        sender.Kick();

        Assert.Equal("d-1", (await bench.SettledAsync()).Id);
    }

    [Fact]
    public async Task Without_a_kick_the_regular_look_finds_what_another_process_left()
    {
        await using var bench = new OutboxBench();
        var look = new OutboxLimits().LookEveryMs;
        bench.Start();
        await bench.Timers.SetAsync(look);
        await bench.OweAsync("d-1");
        bench.Clock.Advance(TimeSpan.FromMilliseconds(look));

        Assert.Equal("d-1", (await bench.SettledAsync()).Id);
    }

    [Fact]
    public async Task A_failed_decision_keeps_its_key_and_holds_back_later_ones_of_its_card_alone()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        bank.Answer = (key, _) =>
            key == "d-1" ? ScriptedBank.Fail(BankFailure.Unavailable, "http_503") : ScriptedBank.Accept;
        await bench.OweAsync("d-1", card: "card-1");
        await bench.OweAsync("d-2", card: "card-1");
        await bench.OweAsync("other", card: "card-2");
        bench.Start();

        Assert.Equal("other", (await bench.SettledAsync()).Id);
        var postponed = await bench.Watch.NextAsync();
        Assert.Equal(new Postponed("d-1", bench.Clock.GetUtcNow().AddMilliseconds(500), "http_503"), postponed);
        Assert.DoesNotContain("d-2", bank.Asked);

        bank.Answer = (_, _) => ScriptedBank.Accept;
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["d-1", "d-2"], await bench.SettledAsync(2));
        Assert.Equal(["d-1", "d-1", "d-2"], bank.Asked.Where(key => key != "other"));
    }

    [Fact]
    public async Task What_the_bank_never_takes_becomes_a_dead_letter_after_three_days_and_the_person_is_told()
    {
        await using var bench = new OutboxBench { Unit = 0.9 };
        bench.Banks["a"].Answer = (_, _) => ScriptedBank.Fail(BankFailure.Unavailable, "http_503");
        await bench.OweAsync("d-1");
        var madeAt = bench.Clock.GetUtcNow();
        bench.Start(new OutboxLimits { BackoffCapMs = 3_600_000 });

        var postponed = await bench.Watch.NextAsync();
        while (postponed.NextAt is { } at)
        {
            bench.Clock.Advance(at - bench.Clock.GetUtcNow());
            postponed = await bench.Watch.NextAsync();
        }

        Assert.Equal("expired_http_503", postponed.Error);
        Assert.InRange(bench.Clock.GetUtcNow() - madeAt, TimeSpan.FromHours(71), TimeSpan.FromHours(72));
        var settled = await bench.SettledAsync();
        Assert.Equal(("d-1", false), (settled.Id, settled.Confirmed));
        Assert.Single(bench.Banks["a"].Asked.Distinct());
        Assert.Empty(await LeasedLaterAsync(bench));
    }

    [Fact]
    public async Task A_refusal_is_a_dead_letter_at_once_and_the_next_decision_of_the_card_follows()
    {
        await using var bench = new OutboxBench();
        bench.Banks["a"].Answer = (key, _) =>
            key == "d-1" ? ScriptedBank.Fail(BankFailure.Refused, "http_422") : ScriptedBank.Accept;
        await bench.OweAsync("d-1");
        await bench.OweAsync("d-2");
        bench.Start();

        var first = await bench.SettledAsync();
        Assert.Equal(("d-1", false), (first.Id, first.Confirmed));
        Assert.Equal(new Postponed("d-1", null, "http_422"), await bench.Watch.NextAsync());
        Assert.Equal("d-2", (await bench.SettledAsync()).Id);
    }

    [Fact]
    public async Task A_bank_that_hangs_with_a_full_line_delays_no_other_bank()
    {
        await using var bench = new OutboxBench();
        var hang = new TaskCompletionSource<BankResult<bool>>();
        bench.Banks["a"].Answer = (_, cancellation) => hang.Task.WaitAsync(cancellation);
        var limits = new OutboxLimits { PerBankMax = 4, WaitingPerBankMax = 16 };
        for (var number = 0; number < 100; number++)
            await bench.OweAsync($"a-{number}", "a", $"card-{number}");
        await bench.OweAsync("b-1", "b");
        bench.Start(limits);

        Assert.Equal("b-1", (await bench.SettledAsync()).Id);
        Assert.Equal(limits.PerBankMax, bench.Banks["a"].Asked.Count);
        Assert.Equal("lane_full", (await bench.Watch.NextAsync()).Error);

        bench.Banks["a"].Answer = (_, _) => ScriptedBank.Accept;
        hang.SetResult(BankResult<bool>.Of(true));
        await bench.SettledInTimeAsync(100);
        Assert.Equal(100, bench.Banks["a"].Asked.Distinct().Count());
    }

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_and_made_again()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        bank.Answer = (_, cancellation) => new TaskCompletionSource<BankResult<bool>>().Task.WaitAsync(cancellation);
        await bench.OweAsync("d-1");
        // The clock goes past the whole try in one step, in which nothing can be renewed.
        var limits = new OutboxLimits { LeaseMs = 60_000 };
        bench.Start(limits);
        await bank.NextAsync();

        bank.Answer = (_, _) => ScriptedBank.Accept;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(limits.SendTimeoutMs));
        Assert.Equal("timeout", (await bench.Watch.NextAsync()).Error);

        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await bench.SettledAsync()).Confirmed);
    }

    [Fact]
    public async Task What_a_killed_process_was_sending_goes_out_under_the_same_key_once_its_short_lease_has_ended()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        var limits = new OutboxLimits();
        var never = new TaskCompletionSource<BankResult<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Answer = (_, _) => never.Task;
        await bench.OweAsync("d-1");
        bench.Start(clock: new ManualClock());
        await bank.NextAsync();

        bank.Answer = (_, _) => ScriptedBank.Accept;
        bench.Start();
        await bench.Timers.SetAsync(limits.LookEveryMs);
        bench.Clock.Advance(TimeSpan.FromMilliseconds(limits.LeaseMs));

        Assert.Equal("d-1", (await bench.SettledAsync()).Id);
        Assert.Equal(["d-1", "d-1"], bank.Asked);
        Assert.True(limits.LeaseMs + limits.LookEveryMs <= 8_000, "a person's freeze waits no longer for a dead silo");
        // The process of the test itself was not killed.
        never.SetResult(BankResult<bool>.Of(true));
    }

    [Fact]
    public async Task A_process_that_stood_still_past_its_lease_settles_nothing_and_sends_nothing_of_what_it_held()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        var paused = new ManualClock();
        var answer = new TaskCompletionSource<BankResult<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Answer = (_, _) => answer.Task;
        await bench.OweAsync("sent", card: "card-1");
        await bench.OweAsync("in line", card: "card-2");
        var limits = new OutboxLimits { PerBankMax = 1 };
        var first = bench.Start(limits, paused);
        await bank.NextAsync();
        bank.Answer = (_, _) => ScriptedBank.Accept;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(limits.LeaseMs));
        bench.Start(limits);
        Assert.Equal(["in line", "sent"], (await bench.SettledAsync(2)).Order());

        // It goes on: its clock has gone on with everybody's.
        bench.Watch.RenewsToFail = int.MaxValue;
        paused.Advance(TimeSpan.FromMilliseconds(limits.LeaseMs));
        answer.SetResult(BankResult<bool>.Of(true));
        await first.StopAsync();

        Assert.Equal(1, bank.Asked.Count(key => key == "in line"));
        Assert.False(bench.HasSettled);
    }

    [Fact]
    public async Task A_lease_is_renewed_for_as_long_as_its_row_is_in_hand_and_nobody_else_sends_it()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        var answer = new TaskCompletionSource<BankResult<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Answer = (_, _) => answer.Task;
        var limits = new OutboxLimits();
        await bench.OweAsync("d-1");
        bench.Start();
        await bank.NextAsync();
        bench.Start();

        for (var passed = 0; passed < limits.LeaseMs + limits.LookEveryMs; passed += limits.LookEveryMs)
        {
            // Both have looked, and sleep.
            await bench.Timers.SetAsync(limits.LookEveryMs);
            await bench.Timers.SetAsync(limits.LookEveryMs);
            bench.Clock.Advance(TimeSpan.FromMilliseconds(limits.LookEveryMs));
            await bench.Watch.RenewedAsync();
        }
        await bench.Timers.SetAsync(limits.LookEveryMs);
        await bench.Timers.SetAsync(limits.LookEveryMs);
        answer.SetResult(BankResult<bool>.Of(true));

        Assert.True((await bench.SettledAsync()).Confirmed);
        Assert.Equal(["d-1"], bank.Asked);
    }

    [Fact]
    public async Task A_graceful_stop_lets_what_is_under_way_finish_and_hands_the_rest_back()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        var answer = new TaskCompletionSource<BankResult<bool>>(TaskCreationOptions.RunContinuationsAsynchronously);
        bank.Answer = (_, _) => answer.Task;
        await bench.OweAsync("d-1", card: "card-1");
        await bench.OweAsync("d-2", card: "card-2");
        var sender = bench.Start(new OutboxLimits { PerBankMax = 1, WaitingPerBankMax = 4 });
        Assert.Equal("d-1", await bank.NextAsync());

        var stopping = sender.StopAsync();
        var handedBack = await bench.Watch.NextAsync();
        Assert.Equal(("d-2", "stopping"), (handedBack.Id, handedBack.Error));
        answer.SetResult(BankResult<bool>.Of(true));
        await stopping;

        Assert.Equal("d-1", (await bench.SettledAsync()).Id);
        Assert.Equal(["d-1"], bank.Asked);
        bench.Start();
        Assert.Equal("d-2", (await bench.SettledAsync()).Id);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_bank_that_hangs()
    {
        await using var bench = new OutboxBench();
        var bank = bench.Banks["a"];
        bank.Answer = (_, cancellation) => new TaskCompletionSource<BankResult<bool>>().Task.WaitAsync(cancellation);
        await bench.OweAsync("d-1");
        var sender = bench.Start(new OutboxLimits { StopMs = 1_000 });
        await bank.NextAsync();

        var stopping = sender.StopAsync();
        await bench.Timers.SetAsync(1_000);
        Assert.False(stopping.IsCompleted);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await stopping;

        var handedBack = await bench.Watch.NextAsync();
        Assert.Equal(("d-1", "stopping"), (handedBack.Id, handedBack.Error));
    }

    [Fact]
    public async Task A_grain_that_could_not_commit_gets_the_answer_again()
    {
        await using var bench = new OutboxBench();
        var fail = true;
        bench.OnSettled = _ => fail ? throw new InvalidOperationException("overloaded") : Task.CompletedTask;
        await bench.OweAsync("d-1");
        bench.Start();
        Assert.Equal("fault", (await bench.Watch.NextAsync()).Error);

        fail = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await bench.SettledAsync()).Confirmed);
        Assert.Equal(["d-1", "d-1"], bench.Banks["a"].Asked);
    }

    [Fact]
    public async Task A_dead_letter_and_a_confirmation_are_counted_by_their_bank()
    {
        await using var bench = new OutboxBench();
        using var measured = new Measured(bench.Metrics.Instruments);
        bench.Banks["b"].Answer = (_, _) => ScriptedBank.Fail(BankFailure.Refused, "http_400");
        await bench.OweAsync("d-1", bank: "a");
        await bench.OweAsync("d-2", bank: "b");
        var sender = bench.Start();
        await bench.SettledAsync();
        await bench.SettledAsync();
        // What is under way ends before the sender has stopped.
        await sender.StopAsync();

        Assert.Equal([(1, "bank=b")], measured.Of("outbox.dead_letters"));
        Assert.Equal(
            [(1, "bank=a,outcome=confirmed"), (1, "bank=b,outcome=dead")],
            measured.Of("outbox.tries").OrderBy(one => one.Tags, StringComparer.Ordinal)
        );
        Assert.Equal("bank=a", Assert.Single(measured.Of("outbox.confirmed_age")).Tags);
    }

    [Fact]
    public async Task A_row_that_cannot_be_opened_is_a_dead_letter_and_nobody_is_asked()
    {
        await using var bench = new OutboxBench();
        await bench.OweAsync("d-1", payload: "sealed under a key that is gone");
        bench.Start();

        Assert.Equal(new Postponed("d-1", null, "unreadable"), await bench.Watch.NextAsync());
        Assert.Empty(bench.Banks["a"].Asked);
    }

    [Fact]
    public async Task A_row_that_trips_a_fault_of_ours_stops_none_of_the_others()
    {
        await using var bench = new OutboxBench();
        await bench.OweAsync("bad", card: "card-1", payload: "broken");
        await bench.OweAsync("good", card: "card-2");
        bench.Start();

        Assert.Equal("good", (await bench.SettledAsync()).Id);
        var postponed = await bench.Watch.NextAsync();
        Assert.Equal(("bad", "fault"), (postponed.Id, postponed.Error));
    }

    [Fact]
    public async Task A_store_that_fails_for_a_moment_is_asked_again()
    {
        await using var bench = new OutboxBench();
        bench.Watch.LeasesToFail = 2;
        await bench.OweAsync("d-1");
        var sender = bench.Start();
        await bench.Watch.FailedLeaseAsync();
        sender.Kick();
        await bench.Watch.FailedLeaseAsync();
        sender.Kick();

        Assert.Equal("d-1", (await bench.SettledAsync()).Id);
    }

    [Fact]
    public async Task A_bank_that_is_no_longer_configured_is_waited_for()
    {
        await using var bench = new OutboxBench();
        await bench.OweAsync("d-1", bank: "gone");
        bench.Start();

        Assert.Equal("bank_not_configured", (await bench.Watch.NextAsync()).Error);
    }

    [Fact]
    public async Task A_notice_of_revocation_goes_out_under_the_banks_own_id_of_the_consent()
    {
        await using var bench = new OutboxBench();
        await bench.OweAsync("r-1", payload: "revocation");
        bench.Start();

        var settled = await bench.SettledAsync();
        Assert.IsType<OwedRevocation>(settled.Item);
        Assert.Equal(["bank-consent-1"], bench.Banks["a"].Asked);
    }

    private static async Task<IReadOnlyList<Grains.Storage.OutboxRow>> LeasedLaterAsync(OutboxBench bench) =>
        await bench.Store.LeaseOutboxAsync(
            bench.Clock.GetUtcNow().AddDays(365),
            TimeSpan.FromSeconds(1),
            10,
            CancellationToken.None
        );
}
