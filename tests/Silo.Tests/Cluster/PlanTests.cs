using OrleansBank.Silo.Cluster.Ownership;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class PlanTests
{
    private const int Partitions = 64;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(65)]
    public void Every_silo_has_as_many_partitions_as_any_other_or_one_fewer(int silos)
    {
        var counts = Owners(Names(silos)).GroupBy(owner => owner).ToDictionary(one => one.Key, one => one.Count());
        Assert.Equal(Partitions, counts.Values.Sum());
        Assert.All(counts.Values, count => Assert.InRange(count, Partitions / silos, (Partitions / silos) + 1));
        Assert.Equal(Math.Min(silos, Partitions), counts.Count);
    }

    [Fact]
    public void The_plan_is_the_same_in_every_silo_whatever_the_order_in_which_it_sees_them() =>
        Assert.Equal(Owners(["a", "b", "c"]), Owners(["c", "a", "b"]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_silo_that_comes_moves_little_beyond_its_own_share(int before)
    {
        var (old, now) = (Owners(Names(before)), Owners(Names(before + 1)));
        var moved = old.Zip(now).Count(one => one.First != one.Second);
        Assert.InRange(moved, Partitions / (before + 1), (2 * Partitions / (before + 1)) + 1);
    }

    [Fact]
    public void The_planned_owner_has_the_highest_priority_and_no_two_silos_have_the_same()
    {
        var names = Names(4);
        var plan = Plan.Of(names, Partitions);
        for (var partition = 0; partition < Partitions; partition++)
        {
            var priorities = names.ConvertAll(name => plan.PriorityOf(partition, name));
            Assert.Equal(names.Count, priorities.Distinct().Count());
            Assert.Equal(plan.OwnerOf(partition), names[priorities.IndexOf(priorities.Max())]);
        }
    }

    private static List<string> Names(int silos) => [.. Enumerable.Range(0, silos).Select(i => $"silo-{i}")];

    private static List<string> Owners(List<string> silos)
    {
        var plan = Plan.Of(silos, Partitions);
        return [.. Enumerable.Range(0, Partitions).Select(plan.OwnerOf)];
    }
}
