using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>
/// Grains and their runtime take scheduler, clock, ids and randomness from outside, so that a run can be replayed from its seed. The
/// compiler holds the Grains project to it (BannedSymbols.Engine.txt); the silo's edge may use more, its runtime folder may not.
/// </summary>
public static partial class EngineRules
{
    private static readonly string[] Replayed = ["src/Silo/Runtime", "src/Grains"];

    public static FileRule[] All { get; } =
    [
        new(
            "grains and their runtime begin nothing, time nothing and draw nothing by themselves",
            CodeRules.Pattern(
                file => file.IsCSharp && Replayed.Any(file.IsUnder),
                file => file.Code,
                Ambient(),
                "not replayable"
            ),
            Caught: new("src/Silo/Runtime/A.cs", "_ = Task.Run(() => Go());"),
            Passed: new("src/Silo/Runtime/A.cs", "scheduler.Schedule(this); clock.CreateTimer(tick, null, a, b);")
        ),
        new(
            "grains and contracts know no engine",
            CodeRules.Pattern(
                file => file.IsUnder("src/Grains") || file.IsUnder("src/Contracts") || file.IsUnder("src/Domain"),
                file => file.Code,
                Engine(),
                "an engine's name"
            ),
            Caught: new("src/Grains/A.cs", "using Npgsql;"),
            Passed: new("src/Grains/A.cs", "using OrleansBank.Grains.Storage;")
        ),
        new(
            "the gateway names the silo and the sandbox banks in its composition root alone",
            CodeRules.Pattern(
                file =>
                    file.IsUnder("src/Gateway")
                    && !file.IsUnder("src/Gateway/Composition")
                    && file.Path != "src/Gateway/Program.cs"
                    && file.IsCSharp,
                file => file.Code,
                Hosted(),
                "beyond the composition root"
            ),
            Caught: new("src/Gateway/Chat/A.cs", "using OrleansBank.Silo.Runtime;"),
            Passed: new("src/Gateway/Composition/A.cs", "using OrleansBank.Silo.Runtime;")
        ),
        new(
            "offers cannot reach financial data",
            CodeRules.Pattern(
                file => file.IsCSharp && file.Path.Contains("/Offers/", StringComparison.Ordinal),
                file => file.Code,
                Financial(),
                "financial data in an offer"
            ),
            Caught: new("src/Domain/Offers/A.cs", "using OrleansBank.Domain.Accounts;"),
            Passed: new("src/Domain/Offers/A.cs", "using OrleansBank.Domain.Language;")
        ),
    ];

    [GeneratedRegex(
        @"\bTask\.Run\(|\bTask\.Factory\b|\bnew (System\.Threading\.)?Timer\(|\bPeriodicTimer\b|\bnew Thread\("
            + @"|\bGuid\.NewGuid\b|\bRandom\.Shared\b|\bnew Random\(|\bTimeProvider\.System\b|\bDateTime(Offset)?\.(Utc)?Now\b"
            + @"|\bStopwatch\b|\bEnvironment\.TickCount|\bThread\.Sleep\b|\bTask\.Delay\("
    )]
    private static partial Regex Ambient();

    [GeneratedRegex(@"\b(Npgsql|RabbitMQ|Sqlite|SQLitePCL|Kestrel|AspNetCore)\b")]
    private static partial Regex Engine();

    [GeneratedRegex(@"\bOrleansBank\.(Silo|SandboxBank)\b")]
    private static partial Regex Hosted();

    [GeneratedRegex(@"\bDomain\.(Accounts|Money)\b|\bAccountView\b|\bTransaction\b|\bBalance\b")]
    private static partial Regex Financial();
}
