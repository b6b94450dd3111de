using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.Gateway.Chat.Live;
using OrleansBank.Gateway.Edge;
using OrleansBank.Gateway.Memory;
using OrleansBank.Gateway.Rates;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Edge;

public sealed class SmallPartsTests
{
    /// <summary>Peer, X-Forwarded-For, and who is on the other side when 10.0.0.0/8 is trusted.</summary>
    [Theory]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("10.0.0.1", "", "10.0.0.1")]
    [InlineData("10.0.0.1", "nonsense", "10.0.0.1")]
    [InlineData("10.0.0.1", "nonsense, 203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    [InlineData("::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1")]
    public void Only_a_trusted_proxy_says_who_it_speaks_for(string peer, string forwarded, string expected)
    {
        var address = ClientAddress.Of(IPAddress.Parse(peer), forwarded, [IPNetwork.Parse("10.0.0.0/8")]);

        Assert.Equal(IPAddress.Parse(expected), address);
    }

    [Fact]
    public void A_bucket_gives_its_burst_then_its_rate_and_is_dropped_when_it_is_full_again()
    {
        var time = new ManualTime();
        var buckets = new TokenBuckets<string>(perSecond: 5, burst: 20, keysMax: 10, time);
        int Take(int times) => Enumerable.Range(0, times).Count(_ => buckets.TryTake("alice", out TimeSpan _));

        Assert.Equal(20, Take(50));
        Assert.False(buckets.TryTake("alice", out var wait));
        Assert.Equal(TimeSpan.FromSeconds(0.2), wait);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, Take(50));
        buckets.Sweep();
        Assert.Equal(1, buckets.Count);
        time.Advance(TimeSpan.FromSeconds(4));
        buckets.Sweep();
        Assert.Equal(0, buckets.Count);
    }

    [Fact]
    public void Too_many_keys_share_one_bucket_and_those_known_keep_theirs()
    {
        var buckets = new TokenBuckets<int>(perSecond: 1, burst: 2, keysMax: 3, new ManualTime());
        for (var key = 0; key < 3; key++)
            Assert.True(buckets.TryTake(key, out _));
        var newcomers = Enumerable.Range(10, 100).Count(key => buckets.TryTake(key, out TimeSpan _));

        Assert.Equal(2, newcomers);
        Assert.True(buckets.TryTake(1, out _));
        Assert.Equal(3, buckets.Count);
    }

    [Fact]
    public void The_wheel_calls_each_entry_once_in_its_second_and_none_that_was_removed()
    {
        var time = new ManualTime();
        using var wheel = new Wheel(time, NullLogger<Wheel>.Instance);
        var calls = new List<(string Name, int Second)>();
        Entry Make(string name) => new(() => calls.Add((name, wheel.Now)));
        var removed = Make("removed");
        wheel.Schedule(Make("two"), 2);
        wheel.Schedule(Make("one"), 1);
        wheel.Schedule(removed, 2);
        wheel.Schedule(Make("far"), Wheel.SecondsMax);
        var moved = Make("moved");
        wheel.Schedule(moved, 1);
        wheel.Schedule(moved, 3);
        wheel.Remove(removed);

        time.Advance(TimeSpan.FromSeconds(300));

        Assert.Equal([("one", 1), ("two", 2), ("moved", 3), ("far", Wheel.SecondsMax)], calls);
    }

    [Fact]
    public void A_block_that_comes_back_is_cleared_and_a_burst_does_not_keep_its_memory()
    {
        using var pool = new ClearedMemoryPool();
        var block = pool.Rent();
        block.Memory.Span.Fill(7);
        block.Dispose();
        block.Dispose();
        var again = pool.Rent();
        var burst = Enumerable.Range(0, ClearedMemoryPool.IdleBlocksMax + 50).Select(_ => pool.Rent()).ToArray();
        foreach (var one in burst)
            one.Dispose();

        Assert.Same(block, again);
        Assert.True(again.Memory.Span.IndexOfAnyExcept((byte)0) < 0);
        Assert.Equal(ClearedMemoryPool.IdleBlocksMax, pool.IdleCount);
    }

    [Fact]
    public void A_pooled_buffer_grows_keeps_what_was_written_and_clears_what_it_gives_back()
    {
        var buffer = new PooledBuffer(16);
        var expected = new List<byte>();
        for (var i = 0; i < 5_000; i++)
        {
            buffer.GetSpan(1)[0] = (byte)i;
            buffer.Advance(1);
            expected.Add((byte)i);
        }
        var kept = buffer.WrittenMemory;
        Assert.Equal(expected, kept.ToArray());

        buffer.Dispose();

        Assert.True(kept.Span.IndexOfAnyExcept((byte)0) < 0);
    }

    private sealed class Entry(Action call) : WheelEntry
    {
        public override void OnDue() => call();
    }
}
