using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrleansBank.Silo.Cluster.Hosting;

namespace OrleansBank.Silo.Telemetry;

/// <summary>
/// Sends this process's metrics and traces to a collector by OTLP. Every setting is OpenTelemetry's own (<c>OTEL_…</c>), read from the
/// configuration; without an endpoint nobody listens to the instruments, and they cost next to nothing.
/// </summary>
public sealed class TelemetryExport : IDisposable
{
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string SamplerSetting = "OTEL_TRACES_SAMPLER";

    /// <summary>Our meters and sources alone: those of the framework have addresses, and with them references of people, as tags.</summary>
    private const string Ours = "OrleansBank.*";

    /// <summary>The share of traces that is kept when no sampler is named. By trace id: no caller decides what is kept.</summary>
    private const double TraceShare = 0.01;

    private readonly MeterProvider _metrics;
    private readonly TracerProvider _traces;

    private TelemetryExport(MeterProvider metrics, TracerProvider traces) => (_metrics, _traces) = (metrics, traces);

    /// <summary>Null when no endpoint is set.</summary>
    /// <param name="service">Its name in the collector, unless <c>OTEL_SERVICE_NAME</c> is set.</param>
    /// <exception cref="ClusterSettingException">The endpoint is not an address.</exception>
    public static TelemetryExport? Start(IConfiguration configuration, string service)
    {
        if (configuration[EndpointSetting] is not { Length: > 0 } endpoint)
            return null;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new ClusterSettingException($"{EndpointSetting} is not an http or https address");
        var resource = ResourceBuilder.CreateDefault().AddService(configuration["OTEL_SERVICE_NAME"] ?? service);
        var metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(all => all.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddMeter(Ours)
            .AddOtlpExporter()
            .Build();
        var traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(all => all.AddSingleton(configuration))
            .SetResourceBuilder(resource)
            .AddSource(Ours)
            .AddOtlpExporter();
        if (configuration[SamplerSetting] is not { Length: > 0 })
            traces.SetSampler(new TraceIdRatioBasedSampler(TraceShare));
        return new TelemetryExport(metrics, traces.Build());
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
