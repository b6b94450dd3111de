using OrleansBank.Domain;
using OrleansBank.Grains.Conversations;
using OrleansBank.Silo.Hosting;

namespace OrleansBank.Silo.Tests.Runtime;

public sealed class PatientFetchTests
{
    private static readonly FetchRound Away = new(false, null);

    [Fact]
    public async Task A_bank_that_is_away_for_a_moment_is_asked_again_soon()
    {
        var (ended, rounds, waited) = await RunAsync(Away, Away, FetchRound.End);

        Assert.True(ended);
        Assert.Equal(3, rounds);
        Assert.Equal([500, 1000], waited);
    }

    [Fact]
    public async Task A_bank_that_stays_away_is_left_to_the_due_time()
    {
        var (ended, rounds, waited) = await RunAsync([.. Enumerable.Repeat(Away, 100)]);

        Assert.False(ended);
        Assert.Equal(5, rounds);
        Assert.Equal([500, 1000, 2000, 4000], waited);
    }

    [Theory]
    [InlineData(3, new[] { 3000 }, true)]
    [InlineData(30, new int[0], false)]
    public async Task A_bank_that_says_when_to_come_back_is_heard(int seconds, int[] expected, bool endsWell)
    {
        var (ended, _, waited) = await RunAsync(new FetchRound(false, TimeSpan.FromSeconds(seconds)), FetchRound.End);

        Assert.Equal(endsWell, ended);
        Assert.Equal(expected, waited);
    }

    private static async Task<(bool Ended, int Rounds, List<int> Waited)> RunAsync(params FetchRound[] script)
    {
        var clock = new InstantClock();
        var rounds = 0;
        var fetch = new PatientFetch((_, _, _) => ValueTask.FromResult(script[rounds++]), clock);
        var ended = await fetch.RunAsync(new UserId("alice"), new BankId("sandbank"), CancellationToken.None);
        return (ended, rounds, clock.Waited);
    }

    /// <summary>Waits for nothing, and records how long it should have waited, in milliseconds.</summary>
    private sealed class InstantClock : TimeProvider
    {
        public List<int> Waited { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add((int)dueTime.TotalMilliseconds);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
