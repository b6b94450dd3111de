using System.Globalization;
using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Where a database is and as whom it is asked, for people: without the password.</summary>
internal sealed record DatabasePlace(string Server, string Database, string User)
{
    /// <summary>Where it stands in the configuration: what operators mend.</summary>
    public const string Setting = "ConnectionStrings:postgres";

    public static DatabasePlace Of(NpgsqlConnectionStringBuilder settings)
    {
        var host = settings.Host is { Length: > 0 } named ? named : "no host";
        var user = settings.Username is { Length: > 0 } one ? one : "of the system";
        return new DatabasePlace(
            host.Contains(':', StringComparison.Ordinal) || host.Contains(',', StringComparison.Ordinal)
                ? host
                : string.Create(CultureInfo.InvariantCulture, $"{host}:{settings.Port}"),
            settings.Database is { Length: > 0 } database ? database : user,
            user
        );
    }

    /// <summary>What became of it, why, and what to do.</summary>
    public string Explain(Exception failure) =>
        $"PostgreSQL at {Server}, database \"{Database}\", user \"{User}\": {PostgresWords.Of(failure, this)}";
}
