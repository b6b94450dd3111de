using OrleansBank.SandboxBank;

// dotnet run -c Release --project src/SandboxBank -- --urls http://localhost:8081 --platform http://localhost:8080
return await SandboxProgram.RunAsync(args);
