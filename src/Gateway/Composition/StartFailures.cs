using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Storage;

namespace OrleansBank.Gateway.Composition;

/// <summary>Tells what an operator can mend, and is told in one line, from a bug, whose trace is wanted.</summary>
public static class StartFailures
{
    /// <summary>Configuration, the data folder, the database, or an address that is taken (the server's IOException).</summary>
    public static bool IsOperators(Exception failure) =>
        failure is ConfigurationException or ClusterSettingException or PartitionsDifferException
        || failure is StoreUnavailableException or IOException
        || failure is ArgumentException { ParamName: "banks" or "place" };
}
