using System.Net;
using System.Net.Sockets;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>Somebody else at the address of the sandbox banks must not be taken for them.</summary>
public sealed class SandboxAddressTests
{
    [Fact]
    public async Task A_platform_whose_sandbox_address_is_taken_refuses_to_start_and_names_the_setting()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await GatewayProcess.StartAsync(data: null, $"--Sandbox:Url=http://127.0.0.1:{taken}")
        );
        Assert.Contains("Sandbox:Url", failure.Message, StringComparison.Ordinal);
    }
}
