using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.CrashWriter;
using OrleansBank.Silo.Storage.Sqlite;

// "load DIR LIFE" writes until it is killed; "remember DIR" keeps, erases, and lets its memory be searched.
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
await using var store = SqliteGrainStore.Open(Load.OptionsOf(args[1]), TimeProvider.System, NullLogger.Instance);
if (args[0] == "remember")
{
    await new Remember(store, Console.In, output).RunAsync();
    return;
}
var life = int.Parse(args[2], CultureInfo.InvariantCulture);
await Task.WhenAll(Enumerable.Range(0, Load.Users).Select(user => new Load(store, user, life, output).RunAsync()));
