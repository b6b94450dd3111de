using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.BankApi;
using OrleansBank.Gateway.Tests.BankApi;
using OrleansBank.Gateway.Tests.BankApi.Events;
using OrleansBank.Harness;

namespace OrleansBank.Gateway.Tests.Telemetry;

public sealed class BankEventMeasureTests(BankApiHost host) : IClassFixture<BankApiHost>, IDisposable
{
    private readonly Measured _measured = new(host.Services.GetRequiredService<BankApiMeter>().Instruments);

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task Events_are_counted_by_bank_and_result_and_those_that_nobody_could_read_are_invalid()
    {
        host.Platform.Answer = one => new EventOutcome(one.Id == "none" ? EventStatus.NoConsent : EventStatus.Applied);
        var unreadable = SampleEvents.Transaction("bad");
        unreadable.Remove("time");
        var batch = new JsonArray(
            SampleEvents.Transaction("t-1"),
            SampleEvents.Balance("b-1"),
            SampleEvents.Balance("none"),
            unreadable
        );

        Assert.Equal(200, (await host.PostAsync(BankApiHost.Events, BankApiHost.Batch, batch.ToJsonString())).Status);

        Assert.Equal(
            [
                (2, "bank=sandbank,result=applied"),
                (1, "bank=sandbank,result=no_consent"),
                (1, "bank=sandbank,result=invalid"),
            ],
            _measured.Of("bank.events")
        );
    }

    [Fact]
    public async Task What_applies_nothing_is_not_counted_and_a_stranger_adds_no_label()
    {
        var body = new JsonArray(SampleEvents.Balance()).ToJsonString();
        var checkedOnly = await host.PostAsync(BankApiHost.Events + "?dryRun=true", BankApiHost.Batch, body);
        var stranger = await host.PostAsync("/v1/banks/nobank/events", BankApiHost.Batch, body);

        Assert.Equal((200, 404), (checkedOnly.Status, stranger.Status));
        Assert.Empty(_measured.Of("bank.events"));
    }
}
