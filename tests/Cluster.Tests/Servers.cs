using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>
/// One database server and one broker for the whole run: the broker alone takes ten seconds to start. And the programs, published once.
/// </summary>
public sealed class Servers : IAsyncLifetime
{
    public PostgresServer Postgres { get; private set; } = null!;
    public RabbitServer Rabbit { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Programs.PublishAsync("Silo");
        await Programs.PublishAsync("Gateway");
        var postgres = PostgresServer.StartAsync();
        var rabbit = RabbitServer.StartAsync();
        try
        {
            await Task.WhenAll(postgres, rabbit);
        }
        finally
        {
            // One of them may stand although the other did not: it must not outlive the run.
            if (postgres.IsCompletedSuccessfully)
                Postgres = await postgres;
            if (rabbit.IsCompletedSuccessfully)
                Rabbit = await rabbit;
            if (Postgres is null || Rabbit is null)
                await DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Rabbit is not null)
            await Rabbit.DisposeAsync();
        if (Postgres is not null)
            await Postgres.DisposeAsync();
    }
}

/// <summary>Alone, for these tests need the machine.</summary>
[CollectionDefinition(nameof(ClusterCollection), DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<Servers>;
