using System.Globalization;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>What an operator asks and decides about the tables: <c>schema status</c>, <c>schema finalise</c>.</summary>
internal static class SchemaCommand
{
    public const string Name = "schema";
    private const string Status = "status";
    private const string Finalise = "finalise";
    private const int ConnectionsMax = 2;
    private const int StatementSecondsMax = 30;

    /// <returns>The exit code: 0, or 1 when it was not done.</returns>
    /// <exception cref="ClusterSettingException">The words or the settings can't be read.</exception>
    public static async Task<int> RunAsync(string[] args, Schema schema, TextWriter output)
    {
        if (args is not [Name, Status or Finalise, ..])
            throw new ClusterSettingException($"{Name} {Status} or {Name} {Finalise}");
        await using var tables = Database.Of(
            OperatorSettings.Read(args[2..]).Needed("ConnectionStrings:postgres"),
            ConnectionsMax,
            StatementSecondsMax
        );
        return args[1] == Status
            ? await TellAsync(tables, schema, output)
            : await FinaliseAsync(tables, schema, output);
    }

    private static async Task<int> TellAsync(Database tables, Schema schema, TextWriter output)
    {
        if (await tables.FindAsync(CancellationToken.None) is not { } found)
        {
            await output.WriteLineAsync("No program has made tables in this database yet.");
            return 0;
        }
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                version     {found.Version}  (this program knows {schema.Version})
                reader_min  {found.ReaderMin}  (programs of an older version do not start)
                format      {found.Format}  (this program writes up to {schema.Format})
                """
            )
        );
        foreach (var one in await tables.LiveAsync(CancellationToken.None))
            await output.WriteLineAsync(Line(one));
        if (found.Version == schema.Version && (found.ReaderMin < schema.Version || found.Format < schema.Format))
            await output.WriteLineAsync("Not finalised: older programs may start, and could read all that is written.");
        return 0;
    }

    private static async Task<int> FinaliseAsync(Database tables, Schema schema, TextWriter output)
    {
        switch (await tables.FinaliseAsync(schema, CancellationToken.None))
        {
            case FinaliseResult.OtherVersion other:
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Not finalised: the tables are of version {other.Found}, this program knows {schema.Version}. A "
                            + $"program of their version finalises them."
                    )
                );
                return 1;
            case FinaliseResult.OlderLive older:
                await output.WriteLineAsync("Not finalised: these are of an older version. Stop them first.");
                foreach (var one in older.Processes)
                    await output.WriteLineAsync(Line(one));
                return 1;
            default:
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Finalised for version {schema.Version}: older programs do not start from now on."
                    )
                );
                return 0;
        }
    }

    private static string Line(ProcessRow one) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Kind, -8} {one.Name}  version {(one.Version == 0 ? "2 or older" : one.Version)}"
        );
}
