using System.Threading.Channels;

namespace OrleansBank.Silo.Tests;

/// <summary>What a test waits for comes, or the test fails and says where: no test waits for ever.</summary>
internal static class Patience
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);

    /// <summary>Cancelled when what should have come long ago has not.</summary>
    public static CancellationToken Soon => new CancellationTokenSource(Most).Token;

    /// <exception cref="OperationCanceledException">Nothing came.</exception>
    public static ValueTask<T> NextAsync<T>(this ChannelReader<T> reader) => reader.ReadAsync(Soon);
}
