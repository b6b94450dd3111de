using OrleansBank.Benchmarks;
using OrleansBank.Benchmarks.Density;
using OrleansBank.Benchmarks.Harness;
using OrleansBank.Benchmarks.Ingest;
using OrleansBank.Benchmarks.Peers;
using OrleansBank.Benchmarks.Push;
using OrleansBank.Benchmarks.Store;
using OrleansBank.Benchmarks.Turn;

// dotnet run -c Release --project benchmarks -- turn|density|ingest|push|store|all
Dictionary<string, Func<Task<Verdict>>> benchmarks = new()
{
    ["turn"] = TurnBenchmark.RunAsync,
    ["density"] = DensityBenchmark.RunAsync,
    ["ingest"] = IngestBenchmark.RunAsync,
    ["push"] = PushBenchmark.RunAsync,
    ["store"] = StoreBenchmark.RunAsync,
};
switch (args)
{
    // What the benchmarks start as processes of their own.
    case [StockServer.Verb, var url]:
        await StockServer.RunAsync(url);
        return 0;
    case [ConnectionHolder.Verb, var host, var port]:
        await ConnectionHolder.RunAsync(host, port);
        return 0;
    case ["all"]:
        return await Report.RunAsync(benchmarks.Values);
    case [var name] when benchmarks.TryGetValue(name, out var benchmark):
        return await Report.RunAsync([benchmark]);
    default:
        Console.Error.WriteLine(
            $"usage: dotnet run -c Release --project benchmarks -- {string.Join('|', benchmarks.Keys)}|all"
        );
        return 2;
}
