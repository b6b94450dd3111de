using OrleansBank.Domain.Language;
using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>The corpus tells something only while no training phrase is nearly the same as one of its lines.</summary>
public sealed class TrainingPhraseTests
{
    private const double JaccardMax = 0.8;

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void No_training_phrase_is_nearly_a_corpus_line(string language)
    {
        var lines = CorpusFile
            .Names.SelectMany(name => CorpusFile.Read($"{name}.{language}.tsv"))
            .Select(line => Tokenizer.Split(CleanText.Of(line.Utterance)).Select(token => token.Text).ToHashSet())
            .ToArray();
        var linesOf = lines
            .SelectMany((tokens, i) => tokens.Select(token => (token, i)))
            .GroupBy(pair => pair.token, pair => pair.i)
            .ToDictionary(group => group.Key, group => group.ToArray());

        Assert.Empty(Understanding.ModelOf(language).Phrases.All.SelectMany(phrase => Near(phrase, lines, linesOf)));
    }

    /// <summary>Jaccard is symmetric, so that this holds in both directions.</summary>
    private static List<string> Near(Phrase phrase, HashSet<string>[] lines, Dictionary<string, int[]> linesOf)
    {
        var near = new List<string>();
        var tokens = new HashSet<string>();
        foreach (var word in phrase.Words)
            tokens.UnionWith(word.Tokens.Select(token => token.Text));

        // The words that fewest lines use come first: a near line has one of any fifth of the words, and one more.
        var rarest = tokens.Select(token => linesOf.GetValueOrDefault(token, [])).OrderBy(of => of.Length);
        var candidates = rarest.Take((tokens.Count / 5) + 1).SelectMany(of => of).Distinct();
        foreach (var i in candidates)
        {
            var common = tokens.Count(lines[i].Contains);
            if (common > JaccardMax * (tokens.Count + lines[i].Count - common))
                near.Add($"{string.Join(' ', lines[i])} <> {phrase.Text}");
        }
        return near;
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_intent_has_phrases(string language)
    {
        var counts = Understanding.ModelOf(language).Phrases.All.CountBy(line => line.Intent).ToDictionary();

        Assert.All(
            Enum.GetValues<Intent>(),
            intent => Assert.True(counts.GetValueOrDefault(intent) >= 100, $"{intent}")
        );
    }

    [Fact]
    public void Every_supported_language_has_data()
    {
        Assert.Equal(Languages.Supported, LanguageSet.All.Select(data => data.Code));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_spelling_stands_folded_and_for_something_else(string language)
    {
        var data = LanguageSet.All.Single(data => data.Code == language);

        Assert.All(data.Respellings, pair => Assert.NotEqual(pair.Key, pair.Value));
        Assert.All(data.Respellings, pair => Assert.Single(Tokenizer.Split(pair.Key)));
        Assert.All(data.Respellings, pair => Assert.Equal(Folding.Fold(pair.Key), pair.Key));
    }
}
