using OrleansBank.Silo.Cluster.Hosting;

// dotnet run -c Release --project src/Silo, with ConnectionStrings__postgres, ConnectionStrings__rabbitmq and MasterKey__File set.
// "schema status" and "schema finalise" behind it: what operators ask and decide about the tables.
return await SiloProgram.StartAsync(args);
