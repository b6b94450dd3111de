using System.Diagnostics;

namespace OrleansBank.Harness;

/// <summary>Several brokers that are one cluster, on this machine: nodes of their own names, which find each other at a port of their own.</summary>
public sealed class RabbitCluster : IAsyncDisposable
{
    private readonly Process _names;
    private readonly List<RabbitServer> _nodes = [];

    private RabbitCluster(Process names)
    {
        _names = names;
        AppDomain.CurrentDomain.ProcessExit += EndNames;
    }

    public IReadOnlyList<RabbitServer> Nodes => _nodes;

    /// <summary>All of them, as an operator names them.</summary>
    public string Uri => $"amqp://guest:guest@{string.Join(',', _nodes.Select(node => node.Host))}/";

    /// <summary>Returns once all are in: that takes half a minute.</summary>
    public static async Task<RabbitCluster> StartAsync(int nodes)
    {
        var port = GatewayProcess.FreePort();
        // One that a node started would die with that node, and the others could not be found any more.
        var names = new ProcessStartInfo("epmd") { UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var word in (string[])["-port", $"{port}", "-address", "127.0.0.1"])
            names.ArgumentList.Add(word);
        var cluster = new RabbitCluster(Process.Start(names)!);
        try
        {
            var cookie = Fresh.Id();
            await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => cluster.AddAsync(port, cookie)));
            foreach (var node in cluster._nodes.Skip(1))
                await node.JoinAsync(cluster._nodes[0]);
            return cluster;
        }
        catch
        {
            // Nobody else knows of it: it must not outlive the test.
            await cluster.DisposeAsync();
            throw;
        }
    }

    private async Task AddAsync(int namesPort, string cookie)
    {
        var node = await RabbitServer.StartAsync(namesPort, cookie);
        lock (_nodes)
            _nodes.Add(node);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        AppDomain.CurrentDomain.ProcessExit -= EndNames;
        EndNames(null, EventArgs.Empty);
        await _names.WaitForExitAsync();
        _names.Dispose();
    }

    private void EndNames(object? sender, EventArgs e) => _names.Kill();
}
