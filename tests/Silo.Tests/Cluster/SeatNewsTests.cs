using OrleansBank.Silo.Cluster.Ownership;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class SeatNewsTests
{
    private readonly ManualClock _clock = new();
    private readonly KeptLog<Seat> _log = new();

    [Fact]
    public void Partitions_that_come_go_and_fail_by_dozens_are_one_line_of_each_kind_every_few_seconds()
    {
        var news = new SeatNews(partitions: 64, _clock, _log);
        news.Tell(0);
        Assert.Empty(_log.Lines);

        for (var partition = 0; partition < 40; partition++)
            news.Taken(partition, epoch: 7);
        news.Tell(40);
        Assert.Equal(
            ["5101 Information: This silo owns 40 of 64 partitions, 0 before. Taken: 40, handed over: 0."],
            _log.Lines
        );

        // What happens within the next seconds is gathered, and said once they are over.
        for (var partition = 0; partition < 8; partition++)
        {
            news.HandedOver(partition);
            news.Tell(39 - partition);
            news.NotTaken(partition, new StoreUnavailableException("The database is away."));
            news.Failed(partition, new IOException("what could quote a person"));
        }
        Assert.Single(_log.Lines);
        _clock.Advance(SeatNews.SaidEvery);
        news.Tell(32);
        Assert.Equal(
            [
                "5102 Warning: Partitions could not be taken, 8 times; the last time: The database is away.",
                "5105 Warning: Channels of partitions failed, 8 times; the last time: IOException",
                "5101 Information: This silo owns 32 of 64 partitions, 40 before. Taken: 0, handed over: 8.",
            ],
            _log.Lines.Skip(1)
        );

        _clock.Advance(SeatNews.SaidEvery);
        news.Tell(32);
        Assert.Equal(4, _log.Lines.Count);
    }
}
