using System.Runtime.InteropServices;

namespace OrleansBank.Domain.Language.Text;

/// <summary>
/// The words of a language that its training phrases use, and the way from a mistyped word to one of them. A word
/// is indexed under
/// itself with any one letter left out; two words that share such a form are one edit apart, or nearly so.
/// </summary>
internal sealed class Spelling
{
    private const int LengthMin = 4;
    private const int TwoEditsLengthMin = 8;

    private readonly Dictionary<string, int> _uses;
    private readonly string[] _words;
    private readonly Dictionary<ulong, List<int>> _byLeftOut = [];

    /// <param name="uses">How many training phrases use each word.</param>
    public Spelling(Dictionary<string, int> uses)
    {
        _uses = uses;
        _words = [.. uses.Keys.Where(word => word.Length is >= LengthMin and <= EditDistance.LengthMax)];
        for (var i = 0; i < _words.Length; i++)
        {
            foreach (var form in LeftOut(_words[i]))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byLeftOut, form, out _);
                (list ??= new List<int>(1)).Add(i);
            }
        }
    }

    public bool Knows(string word) => _uses.ContainsKey(word);

    public bool Knows(ReadOnlySpan<char> word) => _uses.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    public int UsesOf(ReadOnlySpan<char> word) =>
        _uses.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var uses) ? uses : 0;

    /// <summary>The known word that was most likely meant, or null.</summary>
    public string? Correct(string word)
    {
        if (word.Length is < LengthMin or > EditDistance.LengthMax)
            return null;
        string? best = null;
        var bestScore = double.MinValue;
        foreach (var form in LeftOut(word))
        {
            if (!_byLeftOut.TryGetValue(form, out var near))
                continue;
            foreach (var i in near)
            {
                var score = Score(word, _words[i]);
                if (score > bestScore || (score == bestScore && string.CompareOrdinal(_words[i], best) < 0))
                    (best, bestScore) = (_words[i], score);
            }
        }
        return bestScore > double.MinValue ? best : null;
    }

    private double Score(string typed, string known)
    {
        var max = typed.Length >= TwoEditsLengthMin && known.Length >= TwoEditsLengthMin ? 2 : 1;
        var distance = EditDistance.Of(typed, known, max);
        var sameStart = typed[0] == known[0];
        if (distance > max || (!sameStart && typed.Length < 6))
            return double.MinValue;
        return (sameStart ? 1 : 0) - (4 * distance) + Math.Min(Math.Log2(1 + _uses[known]), 6) / 2;
    }

    /// <summary>Hashes of the word and of the word with each letter left out (FNV-1a).</summary>
    private static IEnumerable<ulong> LeftOut(string word)
    {
        for (var skip = -1; skip < word.Length; skip++)
        {
            var hash = Fnv.Seed;
            for (var i = 0; i < word.Length; i++)
            {
                if (i != skip)
                    hash = Fnv.Add(hash, word[i]);
            }
            yield return hash;
        }
    }
}
