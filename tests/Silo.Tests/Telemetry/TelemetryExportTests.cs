using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Telemetry;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Telemetry;

/// <summary>From a turn to the bytes that a collector gets. Alone, as it listens to every runtime of this process.</summary>
[Collection(nameof(TelemetryExportTests))]
[CollectionDefinition(nameof(TelemetryExportTests), DisableParallelization = true)]
public sealed class TelemetryExportTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
    private readonly WebApplication _collector;

    public TelemetryExportTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{kind}", ReceiveAsync);
    }

    public Task InitializeAsync() => _collector.StartAsync();

    public async Task DisposeAsync() => await _collector.DisposeAsync();

    [Fact]
    public void Turns_reach_the_collector_as_metrics_and_as_spans_and_no_person_does()
    {
        var export = TelemetryExport.Start(
            Settings(
                (TelemetryExport.EndpointSetting, _collector.Urls.First()),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_TRACES_SAMPLER", "always_on")
            ),
            "orleansbank-tested"
        );
        using (var silo = new RuntimeUnderTest())
        {
            silo.Ask("alice", "a request of alice");
            silo.Scheduler.RunAll();
            export!.Dispose();
        }

        var metrics = Received("/v1/metrics");
        Assert.Contains("grain.turns", metrics);
        Assert.Contains("grain.turn.duration", metrics);
        Assert.Contains("orleansbank-tested", metrics);
        var traces = Received("/v1/traces");
        Assert.Contains("turn", traces);
        Assert.Contains("orleansbank-tested", traces);
        Assert.DoesNotContain("alice", metrics + traces);
    }

    [Fact]
    public void Nothing_listens_without_an_endpoint()
    {
        Assert.Null(TelemetryExport.Start(Settings(), "orleansbank-tested"));
        using var meter = new System.Diagnostics.Metrics.Meter("OrleansBank.Tested");
        Assert.False(meter.CreateCounter<long>("tested").Enabled);
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("/v1/metrics")]
    public void An_endpoint_that_is_no_address_stops_the_start_by_its_name(string endpoint)
    {
        var refused = Assert.Throws<ClusterSettingException>(() =>
            TelemetryExport.Start(Settings((TelemetryExport.EndpointSetting, endpoint)), "orleansbank-tested")
        );
        Assert.Contains(TelemetryExport.EndpointSetting, refused.Message);
    }

    private string Received(string path) =>
        string.Concat(_received.Where(one => one.Path == path).Select(one => one.Body));

    private async Task ReceiveAsync(HttpContext http)
    {
        // Names stand in the protobuf as they are.
        using var reader = new StreamReader(http.Request.Body, Encoding.Latin1);
        _received.Enqueue((http.Request.Path, await reader.ReadToEndAsync()));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)))
            .Build();
}
