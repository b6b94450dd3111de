using OrleansBank.Gateway.Composition;
using OrleansBank.Gateway.Language;

if (args is [UnderstandCommand.Name, ..])
    return await UnderstandCommand.RunAsync(args, Console.In, Console.OpenStandardOutput());
return await EmbeddedHost.RunAsync(args);
