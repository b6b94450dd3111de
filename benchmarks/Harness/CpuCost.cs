namespace OrleansBank.Benchmarks.Harness;

/// <summary>Processor time of the server and of the load, over all rounds: steadier than a rate on a machine that others use too.</summary>
internal sealed class CpuCost(Func<TimeSpan> server)
{
    private TimeSpan _server;
    private TimeSpan _load;
    private long _done;

    /// <summary>Runs a round, and hands back its rate.</summary>
    public async Task<double> OfAsync(Func<Task<(double Rate, int Done)>> round)
    {
        var (serverBefore, loadBefore) = (server(), Load);
        var (rate, done) = await round();
        _server += server() - serverBefore;
        _load += Load - loadBefore;
        _done += done;
        return rate;
    }

    public override string ToString() => $"server {Each(_server)}, load {Each(_load)} µs";

    private static TimeSpan Load => Environment.CpuUsage.TotalTime;

    private string Each(TimeSpan all) => Report.Number(all.TotalMicroseconds / _done);
}
