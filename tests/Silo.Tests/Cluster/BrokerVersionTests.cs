using System.Reflection;
using System.Text;
using OrleansBank.Silo.Cluster.RabbitMq;
using RabbitMQ.Client;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class BrokerVersionTests
{
    [Theory]
    [InlineData("3.10.8", false, true)]
    [InlineData(null, false, true)]
    [InlineData("3.10.8", true, false)]
    [InlineData("3.13.7", true, false)]
    [InlineData("4.0.5", true, true)]
    [InlineData("4.1.0-beta.3", true, true)]
    [InlineData("12.0", true, true)]
    [InlineData("+4.0", true, false)]
    [InlineData("", true, false)]
    [InlineData(null, true, false)]
    public void Quorum_queues_obey_priorities_from_version_4_on_and_classic_ones_always(
        string? version,
        bool quorum,
        bool obeys
    )
    {
        var connection = DispatchProxy.Create<IConnection, Greeted>();
        ((Greeted)connection).Version = version is null ? null : Encoding.UTF8.GetBytes(version);

        Assert.Equal(obeys, BrokerVersion.ObeysPriorities(connection, quorum));
    }

    /// <summary>A broker that greets with properties of another kind, or none, is taken for an old one.</summary>
    [Fact]
    public void What_is_no_version_is_an_old_one()
    {
        var connection = DispatchProxy.Create<IConnection, Greeted>();
        ((Greeted)connection).Version = 4;
        Assert.False(BrokerVersion.ObeysPriorities(connection, quorum: true));
    }

    public class Greeted : DispatchProxy
    {
        public object? Version { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name is "get_ServerProperties"
                ? Version is null
                    ? null
                    : new Dictionary<string, object?> { ["version"] = Version }
                : throw new NotSupportedException(targetMethod.Name);
    }
}
