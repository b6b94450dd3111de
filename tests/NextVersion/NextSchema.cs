using OrleansBank.Silo.Storage;
using OrleansBank.Silo.Storage.Postgres;

namespace OrleansBank.NextVersion;

/// <summary>
/// The tables as a version after this one could know them: a large table has one column more, which the next format fills, by a commit
/// function that stands beside the one before. It is made of that one's own text, so that it does all that it does.
/// </summary>
public static class NextSchema
{
    private const string Function = "commit_turns_next";
    private const string Columns =
        "INSERT INTO turn (person, first_seq, last_seq, at_us, client_id, content_hash, payload)";
    private const string Values = "SELECT person_id[m.turn], m.first, m.last, m.at, m.client, m.content, m.payload";

    public static Schema Value { get; } =
        Schema.Own with
        {
            Steps = Schema.Own.Steps.Add(new SchemaStep("next", Sql())),
            CommitFunctions = Schema.Own.CommitFunctions.Add(Function),
        };

    private static string Sql()
    {
        var before = Schema.Own.CommitFunctions[^1];
        var text = Schema
            .Own.Steps.Single(step => step.Sql.Contains($"CREATE FUNCTION {before}(", StringComparison.Ordinal))
            .Sql;
        text = Change(text, $"FUNCTION {before}(", $"FUNCTION {Function}(");
        text = Change(text, Columns, Columns[..^1] + ", written_in)");
        text = Change(text, Values, $"{Values}, {Schema.Own.Format + 1}");
        return $"ALTER TABLE turn ADD COLUMN written_in smallint;\n{text}";
    }

    private static string Change(string text, string from, string to) =>
        text.Split(from) is [var head, var tail]
            ? head + to + tail
            : throw new InvalidOperationException($"the commit function has not once: {from}");
}
