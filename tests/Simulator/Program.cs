using OrleansBank.Simulator;

try
{
    return new SeedRunner(RunOptions.Read(args)).Run();
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
