using System.Globalization;
using OrleansBank.Silo.Storage.Postgres;
using OrleansBank.Silo.Storage.Vault;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// What an operator asks and does about the master keys: <c>keys status</c>, and <c>keys add</c> where the file is handed out by other means
/// than a folder that all processes share.
/// </summary>
internal static class KeysCommand
{
    public const string Name = "keys";
    private const string Status = "status";
    private const string Add = "add";
    private const int ConnectionsMax = 2;
    private const int StatementSecondsMax = 30;

    /// <returns>The exit code.</returns>
    /// <exception cref="ClusterSettingException">The words or the settings can't be read.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is not [Name, Status or Add, ..])
            throw new ClusterSettingException($"{Name} {Status} or {Name} {Add}");
        var settings = OperatorSettings.Read(args[2..]);
        await using var tables = Database.Of(
            settings.Needed("ConnectionStrings:postgres"),
            ConnectionsMax,
            StatementSecondsMax
        );
        var rows = new MasterKeyRows(tables);
        if (args[1] == Status)
            await TellAsync(rows, output);
        else
            await AddAsync(rows, Path.GetFullPath(settings.Needed("MasterKey:File")), output);
        return 0;
    }

    private static async Task TellAsync(MasterKeyRows rows, TextWriter output)
    {
        foreach (var key in await rows.KnownAsync(CancellationToken.None))
        {
            var state = key.State.ToString().ToLowerInvariant();
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{key.Id:x8}  made {key.MadeAt:yyyy-MM-dd}  {state}")
            );
        }
        foreach (var one in await rows.HoldersAsync(CancellationToken.None))
        {
            var held = string.Join(' ', one.Held.Select(id => id.ToString("x8", CultureInfo.InvariantCulture)));
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Kind, -8} {one.Name}  wraps under {one.WrapsUnder:x8}, holds {held}"
                )
            );
        }
    }

    private static async Task AddAsync(MasterKeyRows rows, string path, TextWriter output)
    {
        var known = await rows.KnownAsync(CancellationToken.None);
        if (known.FirstOrDefault(row => row.State == MasterKeyState.Current) is not { } current)
            throw new ClusterSettingException("no process has started on this database yet");
        var (id, _) = await new MasterKeyFile(path).AddAsync(current.Id, TimeProvider.System);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path} has the next key, {id:x8}. Hand the file out to every silo and gateway: once all hold it, it becomes current."
            )
        );
    }
}
