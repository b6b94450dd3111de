using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Telemetry;
using OrleansBank.Silo.Tests.Cluster;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

public sealed class CommitNewsTests
{
    private const string Fails = "3011 Critical: Commits fail. away.";
    private const string Again = "3014 Information: The database takes commits again.";
    private readonly ManualClock _clock = new();
    private readonly KeptLog<CommitNews> _log = new();
    private readonly CommitNews _news;

    public CommitNewsTests() => _news = new CommitNews(_clock, _log);

    [Fact]
    public void An_outage_is_said_once_each_minute_and_when_it_is_over()
    {
        for (var batch = 0; batch < 100; batch++)
            _news.Failed("away");
        Assert.Equal([Fails], _log.Lines);

        _clock.Advance(SaidRarely.SaidEvery);
        _news.Failed("away");
        Assert.Equal([Fails, Fails], _log.Lines);

        _clock.Advance(CommitNews.WellAfter);
        _news.Committed();
        _news.Committed();
        Assert.Equal([Fails, Fails, Again], _log.Lines);

        _news.Failed("away");
        Assert.Equal([Fails, Fails, Again, Fails], _log.Lines);
    }

    [Fact]
    public void A_commit_that_still_goes_well_ends_no_outage()
    {
        for (var batch = 0; batch < 100; batch++)
        {
            _news.Failed("away");
            _news.Committed();
        }
        Assert.Equal([Fails], _log.Lines);
    }

    [Fact]
    public void Nothing_is_said_while_nothing_fails()
    {
        _news.Committed();
        Assert.Empty(_log.Lines);
    }
}
