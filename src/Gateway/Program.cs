using OrleansBank.Gateway.Composition;
using OrleansBank.Gateway.Language;

if (args is [UnderstandCommand.Name, ..])
    return await UnderstandCommand.RunAsync(args, Console.In, Console.OpenStandardOutput());
if (args is [SandboxCommand.Name, ..])
    return await SandboxCommand.RunAsync(args);
try
{
    return args.Contains(ClusterHost.Switch, StringComparer.Ordinal)
        ? await ClusterHost.RunAsync(args)
        : await EmbeddedHost.RunAsync(args);
}
catch (Exception failure) when (StartFailures.IsOperators(failure))
{
    await Console.Error.WriteLineAsync($"OrleansBank did not start: {failure.Message}");
    return 1;
}
