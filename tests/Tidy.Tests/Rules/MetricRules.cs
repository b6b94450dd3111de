using System.Text.RegularExpressions;

namespace OrleansBank.Tidy.Tests.Rules;

/// <summary>What is measured is what operators are told of, and what their dashboard asks for.</summary>
public static partial class MetricRules
{
    private const string Document = "docs/OPERATIONS.md";

    /// <summary>What Prometheus puts behind a name, by kind and unit.</summary>
    private static readonly string[] Endings = ["", "_total", "_bucket", "_seconds", "_seconds_bucket"];

    public static RepositoryRule[] All { get; } =
    [
        new(
            "every instrument has a row in docs/OPERATIONS.md, and every row is an instrument",
            repository =>
            {
                var (made, told) = (Made(repository), Told(repository));
                return made.Except(told)
                    .Select(name => $"{name} is not in {Document}")
                    .Concat(told.Except(made).Select(name => $"{Document}: {name} is measured by nothing"));
            },
            Caught: ProjectRules.Of(("src/A/A.cs", "m.CreateCounter<long>(\"a.turns\");"), (Document, "")),
            Passed: ProjectRules.Of(
                ("src/A/A.cs", "m.CreateHistogram(\n  \"a.turns\");"),
                (Document, "| `a.turns` | s | how long |")
            )
        ),
        new(
            "alerts and dashboards ask for instruments that there are",
            repository =>
            {
                var asked = Made(repository)
                    .Select(name => name.Replace('.', '_'))
                    .SelectMany(name => Endings.Select(ending => name + ending))
                    .ToHashSet(StringComparer.Ordinal);
                return from file in repository.Files
                    where file.IsUnder("deploy/telemetry") && file.Extension is ".json" or ".yml"
                    from Match name in Asked().Matches(file.Text)
                    where !asked.Contains(name.Value)
                    select $"{file.Path}: {name.Value} is measured by nothing";
            },
            Caught: ProjectRules.Of(("deploy/telemetry/alerts.yml", "expr: grain_torns_total > 1")),
            Passed: ProjectRules.Of(
                ("deploy/telemetry/alerts.yml", "expr: grain_turns_total > 1"),
                ("src/A/A.cs", "m.CreateCounter<long>(\"grain.turns\");")
            )
        ),
    ];

    private static HashSet<string> Made(Repository repository) =>
        [
            .. from file in repository.OfType(".cs")
            where file.IsUnder("src")
            from Match made in Instrument().Matches(file.Text)
            select made.Groups["name"].Value,
        ];

    private static HashSet<string> Told(Repository repository) =>
        [.. Row().Matches(repository.Find(Document)?.Text ?? "").Select(row => row.Groups["name"].Value)];

    [GeneratedRegex("\\.Create(?:Counter|Histogram|ObservableGauge)(?:<\\w+>)?\\(\\s*\"(?<name>[a-z_.]+)\"")]
    private static partial Regex Instrument();

    /// <summary>The names of instruments have a dot, those of settings and files in other tables do not begin a row so.</summary>
    [GeneratedRegex("^\\| `(?<name>[a-z_]+(?:\\.[a-z_]+)+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("\\b(?:grain|store|cluster|chat|bank|outbox)_[a-z_]+\\b")]
    private static partial Regex Asked();
}
