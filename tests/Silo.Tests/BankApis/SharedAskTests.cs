using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>What many callers need is asked once, and a failure is shared by those who waited for it.</summary>
public sealed class SharedAskTests
{
    private readonly TaskCompletionSource<BankResult<string>> _answer = new();
    private int _asked;
    private bool _good = true;

    [Fact]
    public async Task Callers_who_come_together_share_one_answer()
    {
        using var shared = new SharedAsk<string>(_ => _good);
        var waiting = Enumerable.Range(0, 50).Select(_ => GetAsync(shared)).ToList();
        _answer.SetResult(BankResult<string>.Of("metadata"));

        var answers = await Task.WhenAll(waiting);

        Assert.All(answers, answer => Assert.Equal("metadata", answer.Value));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Callers_who_waited_for_a_failure_share_it_and_the_next_one_asks_anew()
    {
        using var shared = new SharedAsk<string>(_ => _good);
        var waiting = Enumerable.Range(0, 50).Select(_ => GetAsync(shared)).ToList();
        _answer.SetResult(BankResult<string>.Failed(BankFailure.Unavailable, "timeout"));

        var answers = await Task.WhenAll(waiting);

        Assert.All(answers, answer => Assert.Equal("timeout", answer.Detail));
        Assert.Equal(1, _asked);
        await GetAsync(shared);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task What_is_kept_is_used_while_it_is_good_and_until_it_is_forgotten()
    {
        using var shared = new SharedAsk<string>(_ => _good);
        _answer.SetResult(BankResult<string>.Of("token"));
        await GetAsync(shared);
        await GetAsync(shared);
        Assert.Equal(1, _asked);

        shared.Forget();
        await GetAsync(shared);
        Assert.Equal(2, _asked);

        _good = false;
        await GetAsync(shared);
        Assert.Equal(3, _asked);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_it_asks_leaves_the_asking_to_the_next()
    {
        using var shared = new SharedAsk<string>(_ => _good);
        using var stop = new CancellationTokenSource();
        var first = GetAsync(shared, stop.Token);
        var second = GetAsync(shared);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _answer.SetResult(BankResult<string>.Of("metadata"));

        Assert.Equal("metadata", (await second).Value);
        Assert.Equal(2, _asked);
    }

    private Task<BankResult<string>> GetAsync(SharedAsk<string> shared, CancellationToken cancellation = default) =>
        shared
            .GetAsync(
                async stop =>
                {
                    Interlocked.Increment(ref _asked);
                    return await _answer.Task.WaitAsync(stop);
                },
                cancellation
            )
            .AsTask();
}
