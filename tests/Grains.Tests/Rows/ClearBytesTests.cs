using OrleansBank.Grains.Conversations;
using Xunit;

namespace OrleansBank.Grains.Tests.Rows;

public class ClearBytesTests
{
    [Fact]
    public void What_was_written_is_gone_when_it_moves_and_when_it_goes()
    {
        var bytes = new ClearBytes();
        var first = bytes.GetMemory(4);
        first.Span.Fill(1);
        bytes.Advance(4);
        var second = bytes.GetMemory(100_000);
        Assert.Equal<byte>([1, 1, 1, 1], bytes.Written.ToArray());
        Assert.False(first.Span.ContainsAnyExcept((byte)0));
        second.Span.Fill(2);
        bytes.Dispose();
        Assert.False(second.Span.ContainsAnyExcept((byte)0));
        Assert.True(bytes.Written.IsEmpty);
    }

    [Fact]
    public void It_forgets_what_it_is_told_to_forget()
    {
        using var bytes = new ClearBytes();
        bytes.GetSpan(3)[..3].Fill(9);
        bytes.Advance(3);
        var written = bytes.Written;
        bytes.Clear();
        Assert.Equal<byte>([0, 0, 0], written.ToArray());
        Assert.True(bytes.Written.IsEmpty);
    }
}
