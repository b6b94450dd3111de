using OrleansBank.Domain.Language;
using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>The corpus tells something only while no training phrase is nearly the same as one of its lines.</summary>
public sealed class TrainingPhraseTests
{
    private const double JaccardMax = 0.8;

    [Theory]
    [InlineData("en", "corpus")]
    [InlineData("fr", "corpus")]
    [InlineData("en", "heldout")]
    [InlineData("fr", "heldout")]
    public void No_training_phrase_is_nearly_a_corpus_line(string language, string corpus)
    {
        var lines = CorpusFile.Read($"{corpus}.{language}.tsv").Select(line => Tokens(line.Utterance)).ToArray();
        var linesOf = lines
            .SelectMany((tokens, i) => tokens.Select(token => (token, i)))
            .ToLookup(pair => pair.token, pair => pair.i);
        var near = new List<string>();
        var common = new int[lines.Length];
        foreach (var phrase in Phrases(language))
        {
            var tokens = Tokens(phrase);
            Array.Clear(common);
            foreach (var token in tokens)
            {
                foreach (var i in linesOf[token])
                    common[i]++;
            }
            // Jaccard is symmetric, so that this holds in both directions.
            for (var i = 0; i < lines.Length; i++)
            {
                if (common[i] > JaccardMax * (tokens.Count + lines[i].Count - common[i]))
                    near.Add($"{string.Join(' ', lines[i])} <> {phrase}");
            }
        }
        Assert.Empty(near);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_intent_has_phrases(string language)
    {
        var data = LanguageSet.All.Single(data => data.Code == language);
        var counts = TrainingPhrases.Of(data).All.CountBy(line => line.Intent).ToDictionary();

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

    private static IEnumerable<string> Phrases(string language) =>
        TrainingPhrases.Of(LanguageSet.All.Single(data => data.Code == language)).All.Select(line => line.Phrase);

    private static HashSet<string> Tokens(string text) => [.. Tokenizer.Split(CleanText.Of(text)).Select(t => t.Text)];
}
