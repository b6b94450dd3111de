using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBank.CrashWriter;
using OrleansBank.Silo.Storage.Sqlite;

// Arguments: the data folder, the number of this life. Writes until it is killed.
var life = int.Parse(args[1], CultureInfo.InvariantCulture);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
await using var store = SqliteGrainStore.Open(Load.OptionsOf(args[0]), TimeProvider.System, NullLogger.Instance);
await Task.WhenAll(Enumerable.Range(0, Load.Users).Select(user => new Load(store, user, life, output).RunAsync()));
