using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using OrleansBank.Silo.Outbox;
using OrleansBank.Silo.Tests.BankApis;

namespace OrleansBank.Silo.Tests.Outbox;

/// <summary>
/// From a committed row over the real connector to a bank's socket, and the figures that operators see.
/// </summary>
public sealed class OutboxWireTests
{
    [Fact]
    public async Task A_decision_reaches_the_bank_signed_with_the_rows_id_as_its_key_in_every_try()
    {
        await using var connector = await ConnectorBench.StartAsync();
        await using var bench = new OutboxBench { Other = connector.Apis };
        int[] statuses = [503, 429, 202];
        var tries = 0;
        connector.Http.On(
            "POST /decisions",
            (context, _) =>
            {
                context.Response.StatusCode = statuses[tries++];
                if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
                    context.Response.Headers.RetryAfter = "120";
                return Task.CompletedTask;
            }
        );
        await bench.OweAsync("d-1", connector.Options.Id);
        bench.Start();

        Assert.Equal("http_503", (await bench.Watch.NextAsync()).Error);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var told = await bench.Watch.NextAsync();
        Assert.Equal("http_429", told.Error);
        Assert.InRange(
            told.NextAt!.Value - bench.Clock.GetUtcNow(),
            TimeSpan.FromSeconds(120),
            TimeSpan.FromSeconds(122)
        );
        bench.Clock.Advance(TimeSpan.FromSeconds(122));
        Assert.True((await bench.SettledAsync()).Confirmed);

        var received = connector.Http.Received.Where(request => request.Route == "POST /decisions").ToList();
        Assert.Equal(3, received.Count);
        Assert.All(received, request => Assert.Equal("d-1", request.Headers["Idempotency-Key"]));
        Assert.All(
            received,
            request => Assert.StartsWith("sig1=:", request.Headers["Signature"], StringComparison.Ordinal)
        );
        Assert.Single(received.Select(request => request.Text).Distinct());
    }

    [Fact]
    public async Task Tries_dead_letters_and_age_are_counted_by_bank()
    {
        var counted = new ConcurrentQueue<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Meter.Name == OutboxMetrics.MeterName)
                to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(
            (of, value, tags, _) => counted.Enqueue((of.Name, value, Text(tags)))
        );
        listener.SetMeasurementEventCallback<double>(
            (of, value, tags, _) => counted.Enqueue((of.Name, value, Text(tags)))
        );
        listener.Start();

        using var metrics = new OutboxMetrics();
        var bank = new Domain.BankId("metered");
        metrics.Confirmed(bank, TimeSpan.FromMilliseconds(1_500));
        metrics.Again(bank);
        metrics.Dead(bank);
        metrics.Full(bank);

        Assert.Equal(
            [
                ("outbox.tries", 1, "bank=metered,outcome=confirmed"),
                ("outbox.confirmed_age", 1.5, "bank=metered"),
                ("outbox.tries", 1, "bank=metered,outcome=again"),
                ("outbox.tries", 1, "bank=metered,outcome=dead"),
                ("outbox.dead_letters", 1, "bank=metered"),
                ("outbox.tries", 1, "bank=metered,outcome=full"),
            ],
            counted.Where(row => row.Tags.Contains("metered", StringComparison.Ordinal)).ToArray()
        );
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
}
