using OrleansBank.Silo.Hosting;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>How a process is known in the cluster, and what it is: see <see cref="ProcessKinds"/>.</summary>
public sealed record ProcessName(string Name, string Kind)
{
    /// <summary>Of this machine, and of nobody else.</summary>
    public static ProcessName Fresh(string kind) =>
        new($"{Environment.MachineName}-{new RandomIds().NewId()[..8]}", kind);
}
