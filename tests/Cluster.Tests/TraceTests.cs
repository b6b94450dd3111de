using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>One trace from a person's request at the gateway to their turn at the silo.</summary>
[Collection(nameof(ClusterCollection))]
public sealed class TraceTests(Servers servers)
{
    [Fact]
    public async Task A_request_at_the_gateway_and_its_turn_at_the_silo_are_one_trace()
    {
        await using var collector = new SpanCollector();
        var exported = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_TRACES_SAMPLER"] = "always_on",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        };
        await using var cluster = await RunningCluster.StartAsync(
            servers,
            silos: 1,
            gateways: 1,
            with: [.. exported.Select(one => (one.Key, one.Value))]
        );
        using var alice = await Person.SignInAsync(cluster.Gateways[0], "alice");
        await alice.SayAsync("hello");

        await Person.UntilAsync(
            () =>
            {
                var all = collector.All;
                var whole =
                    from turn in all
                    where turn.Name == "turn"
                    from answer in all
                    where answer.Name == "answer" && answer.Id == turn.Parent && answer.Trace == turn.Trace
                    from ask in all
                    where ask.Name == "ask" && ask.Id == answer.Parent && ask.Trace == turn.Trace
                    from request in all
                    where request.Name == "/v1/messages" && request.Id == ask.Parent && request.Trace == turn.Trace
                    select request;
                return Task.FromResult(whole.Any());
            },
            "request, ask, answer and turn are one trace"
        );
    }
}
