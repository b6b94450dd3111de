using OrleansBank.Gateway.Composition;
using OrleansBank.NextVersion;
using OrleansBank.Silo.Cluster.Hosting;

// As this version's programs are started: "--cluster" makes a gateway, "schema …" is an operator's, all else a silo.
return args.Contains(ClusterHost.Switch, StringComparer.Ordinal)
    ? await ClusterHost.RunAsync(args, NextSchema.Value)
    : await SiloProgram.StartAsync(args, NextSchema.Value);
