using System.Runtime.CompilerServices;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>One feature of a sentence: a hash of what it is, and its weight.</summary>
internal readonly record struct Feature(ulong Id, float Weight);

/// <summary>
/// Turns a sentence into features: words, pairs of neighbours, pairs with one word between, pieces of words, how
/// long it is, and
/// how many of its words the banking phrases don't use. The weights of all together have length 1.
/// </summary>
internal static class Features
{
    private const float WordWeight = 1f;
    private const float PairWeight = 0.7f;
    private const float SkipWeight = 0.4f;
    private const float PieceWeight = 0.3f;
    private const float ShapeWeight = 0.6f;
    private const int PieceLengthMin = 3;
    private const int PieceLengthMax = 5;
    private const int PiecesWordLengthMax = 20;

    /// <summary>Words of a text that are read for its meaning.</summary>
    private const int WordsMax = 120;

    /// <param name="isCore">Whether several banking phrases use a word.</param>
    public static void Write(List<Feature> to, Sentence sentence, Func<string, bool> isCore)
    {
        to.Clear();
        var words = new List<ulong>(sentence.Count);
        var strange = 0;
        for (var i = 0; i < sentence.Count && words.Count < WordsMax; i++)
        {
            var tag = sentence.Tag(i);
            if (tag is Sentence.Silent)
                continue;
            var text = tag ?? sentence.Text(i);
            if (tag is null && !isCore(text))
                strange++;
            words.Add(Fnv.Of(text));
            WriteWord(to, text, isTag: tag is not null);
        }
        WriteAround(to, words, strange);
        var scale = 1f / MathF.Sqrt(SquaresOf(to));
        for (var i = 0; i < to.Count; i++)
            to[i] = to[i] with { Weight = to[i].Weight * scale };
    }

    /// <summary>What a word adds wherever it stands: itself, and its pieces unless it is a tag.</summary>
    public static void WriteWord(List<Feature> to, string text, bool isTag)
    {
        Add(to, Kind.Word, Fnv.Of(text), WordWeight);
        if (!isTag)
            AddPieces(to, text);
    }

    /// <summary>What words add by standing together.</summary>
    /// <param name="words">A hash of each.</param>
    /// <param name="strange">How many of them few banking phrases use.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteAround(List<Feature> to, List<ulong> words, int strange)
    {
        ulong before = Start,
            beforeThat = 0;
        foreach (var word in words)
        {
            Add(to, Kind.Pair, Join(before, word), PairWeight);
            if (beforeThat != 0)
                Add(to, Kind.Skip, Join(beforeThat, word), SkipWeight);
            (beforeThat, before) = (before, word);
        }
        Add(to, Kind.Pair, Join(before, End), PairWeight);
        var count = words.Count;
        Add(to, Kind.Length, (ulong)Math.Min(count, 4 + (count / 4)), ShapeWeight);
        Add(to, Kind.Strange, (ulong)Math.Min(strange, 6), ShapeWeight);
        Add(to, Kind.StrangeShare, count == 0 ? 9 : (ulong)(strange * 4 / count), ShapeWeight);
    }

    public static float SquaresOf(List<Feature> features)
    {
        var sum = 0f;
        foreach (var feature in features)
            sum += feature.Weight * feature.Weight;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPieces(List<Feature> to, string text)
    {
        if (text.Length < PieceLengthMin || text.Length > PiecesWordLengthMax)
            return;
        Span<char> framed = stackalloc char[PiecesWordLengthMax + 2];
        framed[0] = '<';
        text.CopyTo(framed[1..]);
        framed[text.Length + 1] = '>';
        var all = framed[..(text.Length + 2)];
        for (var length = PieceLengthMin; length <= PieceLengthMax; length++)
        {
            for (var i = 0; i + length <= all.Length; i++)
                Add(to, Kind.Piece, Fnv.Of(all.Slice(i, length)), PieceWeight);
        }
    }

    private static void Add(List<Feature> to, Kind kind, ulong what, float weight) =>
        to.Add(new Feature(Join(what, (ulong)kind), weight));

    private static ulong Join(ulong a, ulong b) =>
        (System.Numerics.BitOperations.RotateLeft(a, 21) ^ b) * 0x9E3779B97F4A7C15;

    private const ulong Start = 1;
    private const ulong End = 2;

    private enum Kind
    {
        Word = 11,
        Pair,
        Skip,
        Piece,
        Length,
        Strange,
        StrangeShare,
    }
}
