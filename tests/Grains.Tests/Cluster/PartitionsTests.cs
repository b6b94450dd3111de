using OrleansBank.Contracts;
using OrleansBank.Domain;

namespace OrleansBank.Grains.Tests.Cluster;

/// <summary>Rows and queues of a cluster are cut by this hash: it may never give another answer.</summary>
public sealed class PartitionsTests
{
    [Theory]
    [InlineData("a", 64, 27)]
    [InlineData("alice", 64, 52)]
    [InlineData("bruno", 64, 5)]
    [InlineData("chloé", 64, 36)]
    [InlineData("user-1", 64, 5)]
    [InlineData("user-2", 64, 59)]
    [InlineData("sub|auth0|ab-12@example.org", 64, 35)]
    [InlineData("alice", 7, 6)]
    [InlineData("bruno", 7, 1)]
    [InlineData("alice", 1, 0)]
    public void A_person_has_the_same_partition_for_ever(string user, int count, int partition) =>
        Assert.Equal(partition, new Partitions(count).Of(new UserId(user)));

    [Fact]
    public void The_longest_id_has_a_partition() =>
        Assert.InRange(new Partitions().Of(new UserId(new string('é', Limits.IdBytesMax / 2))), 0, 63);

    [Fact]
    public void People_with_similar_names_are_spread_evenly()
    {
        var partitions = new Partitions();
        var people = new int[partitions.Count];
        for (var user = 0; user < 6_400; user++)
            people[partitions.Of(new UserId($"user-{user}"))]++;
        // 100 on average; of a fair hash, fewer than one of a million such draws leaves these bounds.
        Assert.All(people, count => Assert.InRange(count, 45, 165));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Partitions.CountMax + 1)]
    public void A_cluster_has_at_least_one_partition_and_not_too_many(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Partitions(count));
}
