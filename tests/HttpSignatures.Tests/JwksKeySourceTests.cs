using System.Text;
using OrleansBank.HttpSignatures.Jwks;

namespace OrleansBank.HttpSignatures.Tests;

public sealed class JwksKeySourceTests : IDisposable
{
    private readonly HandClock clock = new();
    private readonly SigningKey one = SigningKey.Generate(SignatureAlgorithm.ES256, "one");
    private readonly SigningKey two = SigningKey.Generate(SignatureAlgorithm.ES256, "two");
    private readonly List<string> failures = [];
    private Func<JwksDocument?> answer;
    private int fetches;

    public JwksKeySourceTests() => answer = () => Set(one);

    private static JwksDocument Set(params SigningKey[] keys) =>
        JwksDocument.Parse(Encoding.UTF8.GetBytes(JwksDocument.Write(keys)))!;

    private JwksKeySource Source() =>
        new(
            _ =>
            {
                fetches++;
                return Task.FromResult(answer());
            },
            clock,
            failures.Add
        );

    [Fact]
    public async Task A_known_key_costs_one_fetch()
    {
        using var source = Source();
        Assert.NotNull(await source.FindAsync("one", default));
        Assert.NotNull(await source.FindAsync("one", default));
        Assert.Equal(1, fetches);
    }

    [Fact]
    public async Task Whoever_comes_while_the_set_is_fetched_waits_for_it_and_finds_the_key()
    {
        var fetched = new TaskCompletionSource<JwksDocument?>();
        using var source = new JwksKeySource(
            _ =>
            {
                fetches++;
                return fetched.Task;
            },
            clock
        );
        var callers = Enumerable.Range(0, 3).Select(_ => source.FindAsync("one", default).AsTask()).ToList();
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        fetched.SetResult(Set(one));
        Assert.All(await Task.WhenAll(callers), Assert.NotNull);
        Assert.Equal(1, fetches);
    }

    [Fact]
    public async Task An_unknown_key_refetches_at_most_once_a_minute()
    {
        using var source = Source();
        Assert.Null(await source.FindAsync("two", default));
        Assert.Null(await source.FindAsync("two", default));
        clock.Advance(59);
        Assert.Null(await source.FindAsync("three", default));
        Assert.Equal(1, fetches);
        answer = () => Set(one, two);
        clock.Advance(1);
        Assert.NotNull(await source.FindAsync("two", default));
        Assert.Equal(2, fetches);
    }

    [Fact]
    public async Task A_withdrawn_key_leaves_within_ten_minutes()
    {
        using var source = Source();
        Assert.NotNull(await source.FindAsync("one", default));
        answer = () => Set(two);
        clock.Advance(599);
        Assert.NotNull(await source.FindAsync("one", default));
        clock.Advance(1);
        Assert.Null(await source.FindAsync("one", default));
    }

    [Fact]
    public async Task While_the_set_cannot_be_read_the_last_one_is_used_for_a_day()
    {
        using var source = Source();
        Assert.NotNull(await source.FindAsync("one", default));
        answer = () => throw new HttpRequestException("down");
        clock.Advance(86_399);
        Assert.NotNull(await source.FindAsync("one", default));
        answer = () => null;
        clock.Advance(60);
        Assert.Null(await source.FindAsync("one", default));
        Assert.Equal(["jwks_unreachable", "jwks_invalid"], failures);
    }

    [Fact]
    public async Task A_failed_attempt_counts_for_the_minute()
    {
        answer = () => throw new HttpRequestException("down");
        using var source = Source();
        Assert.Null(await source.FindAsync("one", default));
        Assert.Null(await source.FindAsync("one", default));
        Assert.Equal(1, fetches);
    }

    [Fact]
    public async Task A_set_is_read_from_a_file_and_a_missing_file_is_only_no_key()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jwks-{Convert.ToHexStringLower(one.Sign([1]))[..16]}.json");
        using var source = JwksKeySource.FromFile(path, clock, failures.Add);
        Assert.Null(await source.FindAsync("one", default));
        await File.WriteAllTextAsync(path, JwksDocument.Write([one]));
        try
        {
            clock.Advance(60);
            Assert.NotNull(await source.FindAsync("one", default));
            Assert.Equal(["jwks_unreachable"], failures);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(int seconds) => now = now.AddSeconds(seconds);
    }
}
