using System.Runtime.InteropServices;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>The phrases of a language, written out, and which words they use.</summary>
internal sealed class TrainingPhrases
{
    /// <summary>Intents that a greeting or a thank-you before or after makes another thing of.</summary>
    private static readonly HashSet<Intent> TakesNoCourtesy =
    [
        Intent.Greeting,
        Intent.Thanks,
        Intent.Goodbye,
        Intent.Yes,
        Intent.No,
    ];

    /// <summary>One phrase in so many also gets an opener, one a closer.</summary>
    private const int CourtesyEvery = 5;

    private TrainingPhrases(List<(Intent, string)> all, Spelling spelling, Dictionary<string, int> bankingTemplates) =>
        (All, Spelling, BankingTemplatesByWord) = (all, spelling, bankingTemplates);

    public List<(Intent Intent, string Phrase)> All { get; }
    public Spelling Spelling { get; }

    /// <summary>How many templates of banking intents (all but out of scope) use a word.</summary>
    public Dictionary<string, int> BankingTemplatesByWord { get; }

    public static TrainingPhrases Of(LanguageData data)
    {
        var grammar = new PhraseGrammar(data.Fillers);
        var openers = PhraseGrammar.Lines(data.Openers).ToArray();
        var closers = PhraseGrammar.Lines(data.Closers).ToArray();
        var all = new List<(Intent, string)>(12_000);
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        var banking = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (intent, phrases) in data.Phrases)
        {
            foreach (var template in PhraseGrammar.Lines(phrases))
            {
                seen.Clear();
                foreach (var phrase in grammar.Expand(template))
                {
                    all.Add((intent, phrase));
                    CountWords(data, phrase, uses, seen);
                    if (!TakesNoCourtesy.Contains(intent) && all.Count % CourtesyEvery == 0)
                        all.Add((intent, $"{openers[all.Count / CourtesyEvery % openers.Length]} {phrase}"));
                    if (!TakesNoCourtesy.Contains(intent) && all.Count % CourtesyEvery == 2)
                        all.Add((intent, $"{phrase} {closers[all.Count / CourtesyEvery % closers.Length]}"));
                }
                if (intent is not Intent.OutOfScope)
                    Count(banking, seen);
            }
        }
        AddLexicon(data, uses);
        return new TrainingPhrases(all, new Spelling(uses), banking);
    }

    private static void CountWords(LanguageData data, string phrase, Dictionary<string, int> uses, HashSet<string> seen)
    {
        foreach (var token in Tokenizer.Split(phrase))
        {
            if (token.Kind is not TokenKind.Word)
                continue;
            var meant = data.Respellings.GetValueOrDefault(token.Text, token.Text);
            foreach (var word in meant.Split(' '))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(uses, word, out _)++;
                seen.Add(word);
            }
        }
    }

    private static void Count(Dictionary<string, int> counts, HashSet<string> words)
    {
        foreach (var word in words)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
    }

    /// <summary>The words of slots are known words, whether a phrase uses them or not.</summary>
    private static void AddLexicon(LanguageData data, Dictionary<string, int> uses)
    {
        var words = data.Words;
        IEnumerable<string> lexicon =
        [
            .. words.Months.Keys,
            .. words.Weekdays.Keys,
            .. words.Numbers.Keys,
            .. words.Units.Keys,
            .. words.Currencies.Keys,
            .. words.Fixed.SelectMany(said => said.Words),
            .. words.AccountKinds.SelectMany(said => said.Words),
            .. data.Respellings.Values.SelectMany(meant => meant.Split(' ')),
            .. Brands.Words,
            .. LanguageWish.Words,
        ];
        foreach (var word in lexicon)
            uses.TryAdd(word, 1);
    }
}
