using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Chat;

/// <summary>Alone, for it looks at the memory of the whole process.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;

[Collection(nameof(AloneCollection))]
public sealed class IdleConnectionTests
{
    private const int Connections = 400;

    /// <summary>
    /// Server and client stand in one process here, so the bound is that of both ends, the client's 2 KiB buffer and what the scripted
    /// platform remembers included; the benchmark measures the server alone. It fails when an idle connection holds a block (4 KiB)
    /// that it should have given back.
    /// </summary>
    private const int BothEndsBytesMax = 12_500;

    [Fact]
    public async Task An_idle_connection_holds_no_buffer()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var open = new List<RawChat>();
        try
        {
            open.AddRange(await OpenAsync(gateway, 50));
            var before = GC.GetTotalMemory(forceFullCollection: true);
            open.AddRange(await OpenAsync(gateway, Connections));
            var after = GC.GetTotalMemory(forceFullCollection: true);

            Assert.InRange((after - before) / Connections, 1_000, BothEndsBytesMax);
        }
        finally
        {
            foreach (var one in open)
                one.Dispose();
        }
    }

    private static async Task<List<RawChat>> OpenAsync(RunningGateway gateway, int count)
    {
        var open = new List<RawChat>();
        for (var i = 0; i < count; i++)
            open.Add(await RawChat.OpenAsync(gateway, await gateway.SignInAsync($"person {open.Count} of {count}")));
        return open;
    }
}
