using System.Net;
using System.Net.Sockets;
using OrleansBank.Harness;

namespace OrleansBank.Platform.Tests;

/// <summary>What an operator can mend is said in one line, and not as a trace.</summary>
public sealed class TakenAddressTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_named_with_what_to_do_in_one_line_and_ends_the_start()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
            await GatewayProcess.StartAsync(data: null, $"--urls={taken}")
        );

        var said = failure.Message.Split('\n');
        Assert.Contains("ended with 1", said[0], StringComparison.Ordinal);
        Assert.Equal(
            $"OrleansBank did not start: The address {taken} is taken: end what listens there, or name another with --urls.",
            Assert.Single(said, line => line.Contains(taken, StringComparison.Ordinal))
        );
        Assert.DoesNotContain(said, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }
}
