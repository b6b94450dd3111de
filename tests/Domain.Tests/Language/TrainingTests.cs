using OrleansBank.Domain.Language;
using OrleansBank.Domain.Language.Model;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>Training takes short cuts; none may change what is learned.</summary>
public sealed class TrainingTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Only_words_that_may_be_slots_get_tags(string language)
    {
        var data = LanguageSet.All.Single(data => data.Code == language);
        var phrases = Understanding.ModelOf(language).Phrases;
        var lexer = new Lexer(data, phrases.Spelling);
        var searched = 0;
        foreach (var phrase in phrases.All.Where((_, i) => i % 7 == 0))
        {
            var sentence = new Sentence(phrase.Text, lexer.Read(Tokenizer.Split(phrase.Text)));
            SlotReader.Tag(sentence, data.Words, Vocabulary.Empty, monthFirst: false);
            var mayTag = phrase.Words.Any(word => word.MayBeSlot(data.Words));
            searched += mayTag ? 1 : 0;

            Assert.True(mayTag || !Enumerable.Range(0, sentence.Count).Any(sentence.Taken), phrase.Text);
            Assert.True(mayTag || Texts(sentence).SequenceEqual(phrase.Read()), phrase.Text);
        }
        Assert.True(searched > 0);

        static IEnumerable<string> Texts(Sentence sentence) =>
            Enumerable.Range(0, sentence.Count).Select(sentence.Text);
    }

    [Fact]
    public void The_same_examples_give_the_same_weights_to_the_last_bit()
    {
        Assert.Equal(Trained(), Trained());
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(i, Array.IndexOf(Trained()[i], Trained()[i].Max())));

        static float[][] Trained()
        {
            var classifier = new Classifier(classes: 3);
            var examples = new Examples(capacity: 60);
            for (var i = 0; i < 60; i++)
                examples.Add(
                    i % 3,
                    [classifier.Learn((ulong)(i % 3)), classifier.Learn((ulong)(10 + (i % 7)))],
                    [0.9f, 0.4f]
                );
            classifier.Train(examples);
            return [.. Enumerable.Range(0, 3).Select(i => classifier.Probabilities([new Feature((ulong)i, 1)], 1))];
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1e-6f)]
    [InlineData(-0.3f)]
    [InlineData(-1f)]
    [InlineData(-17.5f)]
    [InlineData(-79f)]
    public void The_exponential_is_close_to_the_true_one(float x)
    {
        Assert.InRange(Exponential.Of(x) / Math.Exp(x), 1 - 1e-6, 1 + 1e-6);
    }

    [Theory]
    [InlineData(-81f)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void The_exponential_of_what_is_far_below_is_nothing(float x)
    {
        Assert.Equal(0, Exponential.Of(x));
    }
}
