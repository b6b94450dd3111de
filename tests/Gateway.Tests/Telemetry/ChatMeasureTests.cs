using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Tests.Support;
using OrleansBank.Harness;

namespace OrleansBank.Gateway.Tests.Telemetry;

public sealed class ChatMeasureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Live_connections_are_counted_as_they_come_and_go()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var measured = new Measured(gateway.Services.GetRequiredService<ChatMeter>().Instruments);
        Assert.Equal(0, measured.Gauge("chat.connections"));

        using var phone = await gateway.OpenChatAsync(await gateway.SignInAsync("alice"));
        await phone.HearAsync("hello");
        using (var desk = await gateway.OpenChatAsync(await gateway.SignInAsync("alice")))
        {
            await desk.HearAsync("hello");
            Assert.Equal(2, measured.Gauge("chat.connections"));
        }
        var deadline = TimeProvider.System.GetUtcNow() + Patience;
        while (measured.Gauge("chat.connections") > 1 && TimeProvider.System.GetUtcNow() < deadline)
            await Task.Yield();

        Assert.Equal(1, measured.Gauge("chat.connections"));
    }
}
