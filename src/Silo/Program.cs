using OrleansBank.Contracts;
using OrleansBank.Silo.Cluster;
using OrleansBank.Silo.Cluster.Hosting;

// dotnet run -c Release --project src/Silo, with ConnectionStrings__postgres, ConnectionStrings__rabbitmq and MasterKey__File set.
try
{
    return await SiloProgram.RunAsync(args);
}
catch (Exception failure)
    when (failure is ClusterSettingException or PartitionsDifferException or UnavailableException or IOException
        || failure is ArgumentException { ParamName: "banks" or "place" }
    )
{
    await Console.Error.WriteLineAsync($"The silo did not start: {failure.Message}");
    return 1;
}
