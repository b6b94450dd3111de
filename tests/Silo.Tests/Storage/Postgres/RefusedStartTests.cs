using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansBank.Harness;
using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Tests.Storage.Postgres;

/// <summary>A server that will not have us, or is not there: an operator reads in one line what to mend.</summary>
public sealed class RefusedStartTests(PostgresFixture server) : PostgresTest(server), IAsyncLifetime
{
    private const string Secret = "secret-word";
    private const string Stranger = "refused_stranger";

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Server.ExecuteAsync(
            $"CREATE ROLE {PostgresServer.WithPassword} LOGIN PASSWORD 'right'; CREATE ROLE {Stranger} LOGIN; "
                + $"CREATE ROLE {PostgresServer.NotLetIn} LOGIN"
        );
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Server.ExecuteAsync(
            $"DROP ROLE {PostgresServer.WithPassword}; DROP ROLE {Stranger}; DROP ROLE {PostgresServer.NotLetIn}"
        );
    }

    [Theory]
    [InlineData($"Username={PostgresServer.WithPassword}", "wrong password, or no such user", "28P01")]
    [InlineData($"Username={PostgresServer.WithPassword};Password=", "it asks for a password", "Passfile")]
    [InlineData($"Username={PostgresServer.NotLetIn}", "may not connect", "28000")]
    [InlineData("Username=nobody_of_that_name", "is there such a role", "28000")]
    [InlineData($"Username={Stranger}", "must own the database", "42501")]
    [InlineData("Database=not_made", "create database not_made owner postgres", "3D000")]
    [InlineData("Port=1", "connection refused", "see that it runs")]
    [InlineData("Host=no.such.name.invalid", "name not found", "see that it runs")]
    public async Task What_is_wrong_is_named_with_where_and_what_to_do_and_without_the_password(
        string wrong,
        string why,
        string and
    )
    {
        // A database in which no program has made its tables yet: making them is what a right is needed for.
        await Server.ExecuteAsync(
            "DROP SCHEMA public CASCADE; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC",
            Database
        );
        var right = new NpgsqlConnectionStringBuilder(Server.OptionsOf(Database).ConnectionString)
        {
            Password = Secret,
        };
        var settings = new NpgsqlConnectionStringBuilder($"{right.ConnectionString};{wrong}");
        var options = new PostgresStoreOptions { ConnectionString = settings.ConnectionString };

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            PostgresGrainStore.OpenAsync(options, TimeProvider.System, NullLogger.Instance, Soon).AsTask()
        );

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(and, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            $"The store can't be opened: PostgreSQL at {settings.Host}:{settings.Port}, database \"{settings.Database}\", "
                + $"user \"{settings.Username}\": ",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }
}
