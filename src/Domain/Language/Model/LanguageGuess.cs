using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>
/// Tells which language an utterance is in, by how often each language's phrases use its words (naive Bayes), and
/// for unknown words
/// by their letters, three at a time. The session's locale decides only what the words leave open.
/// </summary>
internal sealed class LanguageGuess
{
    private const double LocaleWeight = 2;
    private const double WordEvidenceMax = 5;
    private const double LettersEvidenceMax = 2.5;
    private const double AccentEvidence = 2;
    private const double WordSmoothing = 0.3;
    private const double LettersSmoothing = 0.5;
    private const int WordsMax = 120;
    private const int LettersMax = 24;

    private readonly Counts[] _counts;

    public LanguageGuess(IReadOnlyList<LanguageModel> models)
    {
        _counts = [.. models.Select(model => new Counts(model))];
    }

    /// <summary>The probability of each language, in the order of the models.</summary>
    public double[] Of(List<Token> tokens, string localeLanguage)
    {
        var scores = new double[_counts.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = _counts[i].Code == localeLanguage ? LocaleWeight : 0;
        var evidence = new double[scores.Length];
        foreach (var token in tokens.Take(WordsMax))
        {
            if (token.Kind is not TokenKind.Word || token.Text.Length > LettersMax)
                continue;
            var known = false;
            for (var i = 0; i < evidence.Length; i++)
                known |= _counts[i].TryWord(token.Text, out evidence[i]);
            if (!known)
            {
                for (var i = 0; i < evidence.Length; i++)
                    evidence[i] = _counts[i].Letters(token.Text);
            }
            AddLimited(scores, evidence, known ? WordEvidenceMax : LettersEvidenceMax);
            for (var i = 0; token.Accented && i < scores.Length; i++)
                scores[i] += _counts[i].UsesAccents ? AccentEvidence : 0;
        }
        return Softmax(scores);
    }

    /// <summary>No single word may speak louder than the limit.</summary>
    private static void AddLimited(double[] scores, double[] evidence, double max)
    {
        var best = evidence.Max();
        for (var i = 0; i < scores.Length; i++)
            scores[i] -= Math.Min(best - evidence[i], max);
    }

    private static double[] Softmax(double[] scores)
    {
        var best = scores.Max();
        var sum = 0d;
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = Math.Exp(scores[i] - best);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        return scores;
    }

    /// <summary>How often one language's phrases use words, and letters three at a time within words.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<ulong, int> _letters = [];
        private double _allWords;
        private double _allLetters;

        public Counts(LanguageModel model)
        {
            Code = model.Data.Code;
            UsesAccents = Code != Languages.English;
            foreach (var word in model.Phrases.Words)
            {
                foreach (var token in word.Tokens)
                {
                    if (token.Kind is TokenKind.Word)
                        Add(token.Text, word.Uses);
                }
            }
            foreach (var spelling in model.Data.Respellings.Keys)
                Add(spelling, RespellingUses);
        }

        /// <summary>A chat spelling stands in the table once, and in chats often.</summary>
        private const int RespellingUses = 5;

        public string Code { get; }
        public bool UsesAccents { get; }

        private void Add(string word, int times)
        {
            _words[word] = _words.GetValueOrDefault(word) + times;
            _allWords += times;
            foreach (var three in Threes(word))
            {
                _letters[three] = _letters.GetValueOrDefault(three) + times;
                _allLetters += times;
            }
        }

        public bool TryWord(string word, out double logProbability)
        {
            var count = _words.GetValueOrDefault(word);
            logProbability = Math.Log((count + WordSmoothing) / _allWords);
            return count > 0;
        }

        public double Letters(string word)
        {
            var sum = 0d;
            foreach (var three in Threes(word))
                sum += Math.Log((_letters.GetValueOrDefault(three) + LettersSmoothing) / _allLetters);
            return sum;
        }

        private static IEnumerable<ulong> Threes(string word)
        {
            for (var i = -1; i + 1 < word.Length; i++)
            {
                var hash = Fnv.Add(Fnv.Seed, i < 0 ? '<' : word[i]);
                hash = Fnv.Add(hash, word[i + 1]);
                yield return Fnv.Add(hash, i + 2 < word.Length ? word[i + 2] : '>');
            }
        }
    }
}
