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
        var lines = CorpusFile
            .Read($"{corpus}.{language}.tsv")
            .Select(line => (line.Utterance, Tokens(line.Utterance)));
        var byToken = lines
            .SelectMany(line => line.Item2.Select(token => (token, line)))
            .ToLookup(pair => pair.token, pair => pair.line);
        var near = new List<string>();
        foreach (var phrase in Phrases(language))
        {
            var tokens = Tokens(phrase);
            foreach (var (utterance, others) in tokens.SelectMany(token => byToken[token]).Distinct())
            {
                // Symmetric, so that this holds in both directions.
                var common = tokens.Count(others.Contains);
                if ((double)common / (tokens.Count + others.Count - common) > JaccardMax)
                    near.Add($"{utterance} <> {phrase}");
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
