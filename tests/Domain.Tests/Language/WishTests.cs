using System.Globalization;
using OrleansBank.Domain.Language;
using Xunit.Abstractions;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>
/// Messages that wish two things, and such as only seem to. wishes.*.tsv was committed before anything read it: the wished intents
/// with a plus between, a tab, the message.
/// </summary>
public sealed class WishTests(ITestOutputHelper output)
{
    private const double RightMin = 0.9;

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("fr", "fr-FR")]
    public void All_wishes_of_a_message_are_found_in_their_order(string language, string locale)
    {
        var lines = CorpusFile.Read($"wishes.{language}.tsv");

        var wrong = lines.Where(line => Wishes(line.Utterance, locale) != line.Intent).ToList();

        foreach (var (intent, utterance) in wrong)
            output.WriteLine($"{intent}: {Wishes(utterance, locale)}: {utterance}");
        var right = 1 - ((double)wrong.Count / lines.Count);
        output.WriteLine(right.ToString("P1", CultureInfo.InvariantCulture));
        Assert.True(right >= RightMin);
    }

    /// <summary>
    /// The first wish is the one that is carried out: a card frozen or a bank unlinked for a message that never asked for it is
    /// worse than a question. What is found beside it is only offered.
    /// </summary>
    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("fr", "fr-FR")]
    public void No_command_comes_first_that_was_not_wished(string language, string locale)
    {
        string[] commands = ["card_freeze", "card_unfreeze", "unlink_bank", "delete_data"];
        foreach (var (expected, utterance) in CorpusFile.Read($"wishes.{language}.tsv"))
        {
            var first = Wishes(utterance, locale).Split('+')[0];
            Assert.True(!commands.Contains(first) || expected.Split('+').Contains(first), utterance);
        }
    }

    /// <summary>Of the corpora of single wishes hardly any may come apart, and then into what was wished first.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void One_wish_stays_one(string language)
    {
        var lines = CorpusFile.Names.SelectMany(name => CorpusFile.Read($"{name}.{language}.tsv")).ToList();

        var apart = lines.Where(line => Wishes(line.Utterance, language).Contains('+')).ToList();

        foreach (var (intent, utterance) in apart)
            output.WriteLine($"{intent}: {Wishes(utterance, language)}: {utterance}");
        Assert.True(apart.Count <= lines.Count / 200);
    }

    [Theory]
    [InlineData("don't block my card, show my balance and delete my data", "delete_data")]
    [InlineData("I don't want you to freeze my card and delete my data", "card_freeze")]
    [InlineData("ne bloque pas ma carte et montre mon solde", "card_freeze")]
    public void A_denied_command_is_no_wish(string text, string never)
    {
        Assert.DoesNotContain(never, Wishes(text, "en-GB").Split('+'));
    }

    [Fact]
    public void Each_wish_has_its_own_details()
    {
        var understood = Understanding.Understand(
            "what did i spend at Tesco last week, and freeze my card ending 4021",
            "en-GB",
            Banks.Known
        );

        Assert.Equal("Tesco", understood.Slots.Merchant);
        Assert.Equal(PeriodKind.LastWeek, understood.Slots.Period?.Kind);
        Assert.Null(understood.Slots.Last4);
        var freeze = Assert.Single(understood.Then);
        Assert.Equal((Intent.CardFreeze, "4021"), (freeze.Intent, freeze.Slots.Last4));
        Assert.Null(freeze.Slots.Merchant);
    }

    private static string Wishes(string utterance, string locale)
    {
        var understood = Understanding.Understand(utterance, locale, Banks.Known);
        return string.Join(
            '+',
            understood.Then.Select(wish => wish.Intent).Prepend(understood.Intent).Select(IntentNames.Of)
        );
    }
}
