namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>What the operator configured for a cluster cannot be: the message names the settings, and never a secret.</summary>
public sealed class ClusterSettingException(string message) : Exception(message);
