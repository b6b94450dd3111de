using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>What one language's phrases teach: its words, their spelling, and which words mean which intent.</summary>
internal sealed class LanguageModel
{
    /// <summary>
    /// Makes the probabilities of new utterances honest; set by hand, looking at both test corpora.
    /// </summary>
    private const float Sharpness = 1.25f;

    /// <summary>
    /// A word that fewer banking templates use is strange, in training as in use: so training meets strange words
    /// too.
    /// </summary>
    private const int CoreTemplatesMin = 2;

    /// <summary>What changes something, and must be wanted for sure.</summary>
    private static readonly Intent[] Commands =
    [
        Intent.CardFreeze,
        Intent.CardUnfreeze,
        Intent.UnlinkBank,
        Intent.DeleteData,
    ];

    private readonly Lexer _lexer;
    private readonly Lazy<Classifier> _classifier;
    private readonly HashSet<string> _core = new(StringComparer.Ordinal);

    private LanguageModel(LanguageData data, TrainingPhrases phrases)
    {
        Data = data;
        Phrases = phrases;
        _lexer = new Lexer(data, phrases.Spelling);
        _core.UnionWith(
            phrases.BankingTemplatesByWord.Where(pair => pair.Value >= CoreTemplatesMin).Select(p => p.Key)
        );
        _classifier = new Lazy<Classifier>(Train);
    }

    public LanguageData Data { get; }
    public TrainingPhrases Phrases { get; }

    public static LanguageModel Of(LanguageData data) => new(data, TrainingPhrases.Of(data));

    /// <summary>Learns what the first sentence would otherwise wait for.</summary>
    public void Learn() => _ = _classifier.Value;

    /// <summary>
    /// The sentence with its slots read, the probability of each intent, whether all that it commands is denied, or only considered,
    /// whether it tells of a card's state, and whose account it is about when it may not be the person's own.
    /// </summary>
    public (Slots Slots, float[] Probabilities, bool Denies, bool OfCard, Considering Considers, string? Owner) Read(
        string clean,
        List<Token> tokens,
        Vocabulary known,
        bool monthFirst
    )
    {
        var sentence = new Sentence(clean, _lexer.Read(tokens));
        var slots = SlotReader.Read(sentence, Data.Words, known, monthFirst);
        var features = new List<Feature>(128);
        Features.Write(features, sentence, _core.Contains);
        var probabilities = _classifier.Value.Probabilities(features, Sharpness);
        var denies = CommandReader.CommandsNothing(sentence, Data.Commands);
        if (denies)
        {
            // What they had goes to nobody: what is left is sure enough, or the person is asked.
            foreach (var command in Commands)
                probabilities[(int)command] = 0;
        }
        var considers = CommandReader.Considers(sentence, Data.Commands);
        var ofCard = denies && CommandReader.TellsOfACard(sentence, Data.Commands);
        return (slots, probabilities, denies, ofCard, considers, OwnerReader.Read(sentence, Data.Words));
    }

    private Classifier Train()
    {
        var classifier = new Classifier(Enum.GetValues<Intent>().Length);
        var lessons = new Lessons(classifier, _core, Phrases.All.Count);
        foreach (var phrase in Phrases.All)
        {
            if (Array.TrueForAll(phrase.Words, word => !word.MayBeSlot(Data.Words)))
            {
                lessons.Add(phrase);
                continue;
            }
            var text = phrase.Text;
            var sentence = new Sentence(text, _lexer.Read(Tokenizer.Split(text)));
            SlotReader.Tag(sentence, Data.Words, Vocabulary.Empty, monthFirst: false);
            lessons.Add(phrase.Intent, sentence);
        }
        classifier.Train(lessons.Examples);
        return classifier;
    }
}
