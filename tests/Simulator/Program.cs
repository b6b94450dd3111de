using OrleansBank.Simulator;

return new SeedRunner(RunOptions.Read(args)).Run();
