using System.Diagnostics;
using OrleansBank.Harness;
using OrleansBank.Silo.Runtime;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Telemetry;

/// <summary>Turns as operators see them, measured on the runtime itself.</summary>
public sealed class TurnMeasureTests
{
    private const string Kind = $"kind={ScriptedGrains.TestKind}";

    [Fact]
    public void A_turn_is_measured_from_its_call_to_its_end_and_the_wait_for_the_turn_before_it_counts()
    {
        using var silo = new RuntimeUnderTest();
        using var measured = new Measured(silo.Runtime.Instruments);
        var first = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, request, _) => request is "first" ? new(first.Task) : new(request);

        silo.Ask("alice", "first");
        silo.Scheduler.RunAll();
        silo.Clock.Advance(TimeSpan.FromSeconds(2));
        silo.Ask("alice", "second");
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        first.SetResult("done");
        silo.Scheduler.RunAll();
        silo.Ask("alice", "third");

        Assert.Equal([(3, Kind), (1, Kind), (0, Kind)], measured.Of("grain.turn.duration"));
        Assert.Equal(3, measured.Of("grain.turns").Count);
    }

    [Fact]
    public void Grains_in_memory_and_the_deepest_mailbox_are_gauges()
    {
        using var silo = new RuntimeUnderTest();
        using var measured = new Measured(silo.Runtime.Instruments);
        var first = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, request, _) => request is "first" ? new(first.Task) : new(request);
        silo.Ask("alice", "first");
        silo.Scheduler.RunAll();
        silo.Ask("alice", "second");
        silo.Ask("alice", "third");
        silo.Ask("bruno", "another");
        silo.Scheduler.RunAll();

        Assert.Equal(2, measured.Gauge("grain.active"));
        Assert.Equal(2, measured.Gauge("grain.mailbox.depth.max"));
        first.SetResult("done");
        silo.Scheduler.RunAll();
    }

    [Fact]
    public void The_span_of_a_turn_belongs_to_its_callers_trace_and_names_a_kind_and_no_person()
    {
        var spans = new List<Activity>();
        using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RuntimeMeter.Name,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == caller.TraceId)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var silo = new RuntimeUnderTest();
        silo.Ask("alice", "load");
        silo.Scheduler.RunAll();

        // It ends when its caller has gone on: what is ambient then is somebody else's.
        var turn = new TaskCompletionSource<object>();
        silo.Grains.OnHandle = (_, _, _) => new(turn.Task);
        caller.Start();
        silo.Ask("alice", "later");
        caller.Stop();
        turn.SetResult("done");
        silo.Scheduler.RunAll();

        var span = Assert.Single(spans);
        Assert.Equal("turn", span.DisplayName);
        Assert.Equal(caller.SpanId, span.ParentSpanId);
        Assert.Equal([KeyValuePair.Create("kind", (string?)ScriptedGrains.TestKind)], span.Tags);
    }
}
