using System.Diagnostics;
using OrleansBank.Contracts;
using OrleansBank.Silo.Cluster;

namespace OrleansBank.Silo.Tests.Telemetry;

/// <summary>A trace goes on at the silo, where it was begun at the gateway.</summary>
public sealed class AskTraceTests
{
    [Fact]
    public void The_silos_span_is_the_child_of_the_askers_and_what_is_not_kept_does_not_travel()
    {
        var keeps = ActivitySamplingResult.AllDataAndRecorded;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == AskTraces.SourceName,
            Sample = (ref _) => keeps,
        };
        ActivitySource.AddActivityListener(listener);
        string? travelling;
        ActivityTraceId trace;
        ActivitySpanId asker;
        using (var asking = AskTraces.Asking(new ReadRequest(1)))
        {
            travelling = AskTraces.Travelling(asking);
            (trace, asker) = (asking!.TraceId, asking.SpanId);
            Assert.Equal([KeyValuePair.Create("request", (string?)"ReadRequest")], asking.Tags);
        }

        using (var answering = AskTraces.Answering(travelling))
        {
            Assert.Equal((trace, asker), (answering!.TraceId, answering.ParentSpanId));
            Assert.Same(answering, Activity.Current);
        }

        keeps = ActivitySamplingResult.PropagationData;
        using (var unkept = AskTraces.Asking(new ReadRequest(1)))
            Assert.Null(AskTraces.Travelling(unkept));
        Assert.Null(AskTraces.Answering(null));
        Assert.Null(AskTraces.Answering("nonsense"));
    }
}
