using System.Globalization;
using OrleansBank.Domain.Language;
using Xunit.Abstractions;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>
/// How much is understood of utterances that the phrases were not written from. corpus.*.tsv was committed before
/// there was
/// anything to tune; heldout.*.tsv and
/// chat.*.tsv before they were first run: chat is how people type when nobody watches.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const double RightMin = 0.93;
    private const double RightOfIntentMin = 0.80;
    private const double OutOfScopeTakenMax = 0.05;
    private const int UtterancesOfIntentMin = 15;

    /// <summary>What would show or change account data.</summary>
    private static readonly HashSet<string> AccountRequests =
    [
        "balance",
        "transactions",
        "fraud_report",
        "card_freeze",
        "card_unfreeze",
        "unlink_bank",
        "export_data",
        "delete_data",
        "consents",
        "disclosures",
        "link_bank",
    ];

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("fr", "fr-FR")]
    public void The_corpus_is_understood(string language, string locale)
    {
        var results = Run($"corpus.{language}.tsv", locale);

        Assert.Equal(
            Enum.GetValues<Intent>().Select(IntentNames.Of).Order(),
            results.Select(r => r.Expected).Distinct().Order()
        );
        Assert.All(results.GroupBy(r => r.Expected), of => Assert.True(of.Count() >= UtterancesOfIntentMin, of.Key));
        AssertFloors(results);
        Assert.All(results, r => Assert.True(r.Language == language || r.IsShared, $"{r.Language}: {r.Utterance}"));
    }

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("fr", "fr-FR")]
    public void The_held_out_corpora_are_understood(string language, string locale)
    {
        AssertFloors(Run($"heldout.{language}.tsv", locale));
        AssertFloors(Run($"chat.{language}.tsv", locale));
    }

    [Theory]
    [InlineData("en", "fr-FR")]
    [InlineData("fr", "en-GB")]
    public void The_locale_does_not_decide_what_is_understood(string language, string locale)
    {
        var results = Run($"corpus.{language}.tsv", locale);

        Assert.True(Share(results, r => r.Right) >= RightMin);
        var longer = results.Where(r => r.Utterance.Split(' ').Length > 2).ToList();
        Assert.True(Share(longer, r => r.Language == language) >= 0.97);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Confidence_is_honest(string language)
    {
        var results = Run($"corpus.{language}.tsv", language).Concat(Run($"heldout.{language}.tsv", language)).ToList();
        var sure = results.Where(r => r.Confidence >= 0.9).ToList();

        Assert.True(Share(sure, r => r.Right) >= 0.98);
        Assert.True(Share(results, r => r.Confidence >= Understanding.ConfidenceMin) >= 0.93);
    }

    private static List<Result> Run(string file, string locale) =>
        [.. CorpusFile.Read(file).Select(line => Result.Of(line.Intent, line.Utterance, locale))];

    private void AssertFloors(List<Result> results)
    {
        foreach (var wrong in results.Where(r => !r.Right))
            output.WriteLine(wrong.ToString());
        output.WriteLine(Share(results, r => r.Right).ToString("P1", CultureInfo.InvariantCulture));
        Assert.True(Share(results, r => r.Right) >= RightMin);
        Assert.All(
            results.GroupBy(r => r.Expected),
            of => Assert.True(Share([.. of], r => r.Right) >= RightOfIntentMin, of.Key)
        );
        var outOfScope = results.Where(r => r.Expected == "out_of_scope").ToList();
        Assert.True(Share(outOfScope, r => AccountRequests.Contains(r.Got)) <= OutOfScopeTakenMax);
    }

    private static double Share(IReadOnlyCollection<Result> results, Func<Result, bool> which) =>
        (double)results.Count(which) / results.Count;

    private sealed record Result(string Utterance, string Expected, string Got, string Language, double Confidence)
    {
        public bool Right => Got == Expected;

        /// <summary>Said alike in both languages.</summary>
        public bool IsShared => Utterance is "stop stop" or "hola" or "ciao" or "bye bye";

        public static Result Of(string expected, string utterance, string locale)
        {
            var understood = Understanding.Understand(utterance, locale, Banks.Known);
            return new(
                utterance,
                expected,
                IntentNames.Of(understood.Intent),
                understood.Language,
                understood.Confidence
            );
        }
    }
}
