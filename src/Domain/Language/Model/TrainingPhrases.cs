using System.Runtime.InteropServices;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>The phrases of a language, written out, and which words they use.</summary>
internal sealed class TrainingPhrases
{
    /// <summary>Intents that a greeting or a thank-you before or after makes another thing of.</summary>
    private static bool TakesCourtesy(Intent intent) =>
        intent is not (Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.Yes or Intent.No);

    /// <summary>One phrase in so many also gets an opener, one a closer.</summary>
    private const int CourtesyEvery = 5;

    private readonly LanguageData _data;
    private readonly Dictionary<string, PhraseWord> _words = new(4_000, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(4_000, StringComparer.Ordinal);
    private readonly PhraseWord[][] _openers;
    private readonly PhraseWord[][] _closers;

    private TrainingPhrases(LanguageData data)
    {
        _data = data;
        _openers = Lines(data.Openers);
        _closers = Lines(data.Closers);
        var grammar = new PhraseGrammar(data.Fillers);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (intent, phrases) in data.Phrases)
        {
            foreach (var template in PhraseGrammar.Lines(phrases))
            {
                seen.Clear();
                AddAll(intent, grammar.Expand(template), seen);
                if (intent is not Intent.OutOfScope)
                    Count(BankingTemplatesByWord, seen);
            }
        }
        AddLexicon();
        Spelling = new Spelling(_uses);
    }

    public static TrainingPhrases Of(LanguageData data) => new(data);

    public List<Phrase> All { get; } = new(12_000);

    /// <summary>Whatever stands between spaces in the phrases.</summary>
    public IEnumerable<PhraseWord> Words => _words.Values;

    public Spelling Spelling { get; }

    /// <summary>How many templates of banking intents (all but out of scope) use a word.</summary>
    public Dictionary<string, int> BankingTemplatesByWord { get; } = new(4_000, StringComparer.Ordinal);

    /// <summary>Adds what a template says, each phrase once.</summary>
    private void AddAll(Intent intent, IEnumerable<string> phrases, HashSet<string> seen)
    {
        var first = All.Count;
        var words = new List<PhraseWord>(16);
        foreach (var phrase in phrases)
        {
            words.Clear();
            Split(phrase, words);
            if (All.FindIndex(first, said => said.Says(words)) >= 0)
                continue;
            PhraseWord[] said = [.. words];
            Add(intent, said);
            Count(said, seen);
            if (TakesCourtesy(intent) && All.Count % CourtesyEvery == 0)
                Add(intent, [.. _openers[All.Count / CourtesyEvery % _openers.Length], .. said]);
            if (TakesCourtesy(intent) && All.Count % CourtesyEvery == 2)
                Add(intent, [.. said, .. _closers[All.Count / CourtesyEvery % _closers.Length]]);
        }
    }

    private void Add(Intent intent, PhraseWord[] words)
    {
        foreach (var word in words)
            word.Uses++;
        All.Add(new Phrase(intent, words));
    }

    private PhraseWord[][] Lines(string text) =>
        [
            .. PhraseGrammar
                .Lines(text)
                .Select(line =>
                {
                    var words = new List<PhraseWord>();
                    Split(line, words);
                    return words.ToArray();
                }),
        ];

    private void Split(string phrase, List<PhraseWord> to)
    {
        var known = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in phrase.AsSpan().Split(' '))
        {
            var text = phrase.AsSpan(part);
            if (text.IsEmpty)
                continue;
            ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(known, text, out _);
            to.Add(word ??= new PhraseWord(text.ToString(), _data));
        }
    }

    private void Count(PhraseWord[] phrase, HashSet<string> seen)
    {
        foreach (var written in phrase)
        {
            foreach (var word in written.Meant)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_uses, word, out _)++;
                seen.Add(word);
            }
        }
    }

    private static void Count(Dictionary<string, int> counts, HashSet<string> words)
    {
        foreach (var word in words)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
    }

    /// <summary>The words of slots and courtesies are known words, whether a phrase uses them or not.</summary>
    private void AddLexicon()
    {
        var words = _data.Words;
        IEnumerable<string> lexicon =
        [
            .. words.Months.Keys,
            .. words.Weekdays.Keys,
            .. words.Numbers.Keys,
            .. words.Units.Keys,
            .. words.Currencies.Keys,
            .. words.Fixed.SelectMany(said => said.Words),
            .. words.AccountKinds.SelectMany(said => said.Words),
            .. words.Edges.SelectMany(said => said.Words),
            .. words.Bounds.SelectMany(said => said.Words),
            .. words.Standouts.SelectMany(said => said.Words),
            .. words.TransactionNouns,
            .. words.Spendings.SelectMany(said => said.Words),
            .. words.Uncoded,
            .. words.WhereMoneyWent.SelectMany(said => said),
            .. _data.Respellings.Values.SelectMany(meant => meant.Split(' ')),
            .. Brands.Words,
            .. LanguageWish.Words,
            .. _words.Values.SelectMany(word => word.Meant),
        ];
        foreach (var word in lexicon)
            _uses.TryAdd(word, 1);
    }
}
