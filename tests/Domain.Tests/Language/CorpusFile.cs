namespace OrleansBank.Domain.Tests.Language;

/// <summary>Utterances with the intent that each has, one a line: intent, tab, utterance.</summary>
internal static class CorpusFile
{
    /// <summary>Each is one file a language.</summary>
    public static IReadOnlyList<string> Names { get; } = ["corpus", "heldout", "chat"];

    public static IReadOnlyList<(string Intent, string Utterance)> Read(string name)
    {
        using var stream =
            typeof(CorpusFile).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1]))];
    }
}
