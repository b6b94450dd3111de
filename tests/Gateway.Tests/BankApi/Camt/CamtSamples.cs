using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

/// <summary>
/// Documents with what they say: our own beside this file, and those of the shared specifications where they are there, whose
/// reading by another library stands beside them.
/// </summary>
internal static class CamtSamples
{
    private const string Again = "__RECURSIVITY__";

    /// <summary>Every document that has an expectation.</summary>
    public static IEnumerable<string> WithExpectation() => All().Where(path => ExpectationOf(path) is not null);

    public static IEnumerable<string> All() => Directory.GetFiles(Own(), "*.xml").Concat(Shared()).Order();

    /// <summary>Lines, sorted: one an entry, one a balance.</summary>
    public static string[] Expected(string path)
    {
        var expectation = ExpectationOf(path)!;
        var lines = expectation.EndsWith(".txt", StringComparison.Ordinal)
            ? File.ReadAllLines(expectation)
            : FromLibrary(expectation);
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string? ExpectationOf(string path) =>
        ((string[])[".expected.txt", ".json"])
            .Select(ending => path[..^".xml".Length] + ending)
            .FirstOrDefault(File.Exists);

    private static string Own([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Samples");

    private static string[] Shared()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OrleansBank.sln")))
            folder = folder.Parent;
        var shared = Path.Combine(folder?.FullName ?? "/", "..", "shared", "specs", "iso20022");
        return Directory.Exists(shared) ? Directory.GetFiles(shared, "*.xml") : [];
    }

    private static IEnumerable<string> FromLibrary(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var record = default(JsonElement);
        var lines = new List<string>();
        foreach (var entry in document.RootElement.GetProperty("getEntries").EnumerateArray())
        {
            if (entry.GetProperty("getRecord") is { ValueKind: JsonValueKind.Object } first)
            {
                record = first;
                lines.AddRange(Balances(record));
            }
            lines.Add(Entry(entry, AccountOf(record)));
        }
        return lines;
    }

    private static string Entry(JsonElement entry, string account)
    {
        var details = entry.GetProperty("getTransactionDetails").GetArrayLength();
        var detail = entry.GetProperty("getTransactionDetail");
        // References of a batch's parts are not the entry's.
        var references = details == 1 ? detail.GetProperty("getReference") : default;
        var servicer = Text(entry, "getAccountServicerReference");
        return $"entry {account} {Money(entry)} {Text(entry, "getStatus")} {Time(entry, "getBookingDate")} "
            + $"{Time(entry, "getValueDate")} servicer={(servicer == "-" ? Text(references, "getAccountServicerReference") : servicer)} "
            + $"entry={Text(entry, "getReference")} e2e={Text(references, "getEndToEndId")} "
            + $"uetr={Text(references, "getUuidEndToEndReference")}";
    }

    private static IEnumerable<string> Balances(JsonElement record)
    {
        if (!record.TryGetProperty("getBalances", out var balances))
            yield break;
        foreach (var balance in balances.EnumerateArray())
            yield return $"balance {AccountOf(record)} {Money(balance)} {Time(balance, "getDate")[..10]}";
    }

    private static string AccountOf(JsonElement record) => Text(record.GetProperty("getAccount"), "getIdentification");

    private static string Money(JsonElement holder)
    {
        var amount = holder.GetProperty("getAmount");
        return $"{Text(amount, "getAmount")} {Text(amount.GetProperty("getCurrency"), "getCode")}";
    }

    private static string Time(JsonElement holder, string name) =>
        holder.GetProperty(name) is { ValueKind: JsonValueKind.Object } time
            ? time.GetProperty("0").GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss")
            : "-";

    private static string Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object
        && holder.TryGetProperty(name, out var value)
        && value.GetString() is { Length: > 0 } text
        && text != Again
            ? text
            : "-";
}
