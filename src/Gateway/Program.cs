using OrleansBank.Gateway.Language;

if (args is [UnderstandCommand.Name, ..])
    return await UnderstandCommand.RunAsync(args, Console.In, Console.OpenStandardOutput());

var app = WebApplication.CreateBuilder(args).Build();
await app.RunAsync();
return 0;
