using System.Text;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.Tests.BankApis;

public sealed class AnswerBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8_192)]
    [InlineData(8_193)]
    [InlineData(200_000)]
    public async Task An_answer_is_read_whole_and_wiped_when_it_was_used(int length)
    {
        var bytes = Encoding.ASCII.GetBytes(new string('x', length));
        using var stream = new MemoryStream(bytes);
        var buffer = new AnswerBuffer();

        Assert.True(await buffer.TryFillAsync(stream, 1_000_000, CancellationToken.None));
        var read = buffer.Memory;
        Assert.True(read.Span.SequenceEqual(bytes));

        // The memory went back to the pool: what is left of it must not be the answer. Nobody else rents here
        // meanwhile.
        buffer.Dispose();
        Assert.Equal(-1, read.Span.IndexOf((byte)'x'));
    }

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(101, 100, false)]
    [InlineData(1_000_000, 100, false)]
    public async Task More_bytes_than_the_limit_are_not_taken(int length, int limit, bool taken)
    {
        using var stream = new MemoryStream(new byte[length]);
        using var buffer = new AnswerBuffer();

        Assert.Equal(taken, await buffer.TryFillAsync(stream, limit, CancellationToken.None));
        Assert.True(stream.Position <= limit + 16 * 1_024);
    }
}
