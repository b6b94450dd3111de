using System.Runtime.InteropServices;
using OrleansBank.Domain.Language.Reading;
using OrleansBank.Domain.Language.Text;

namespace OrleansBank.Domain.Language.Model;

/// <summary>
/// Makes training examples of phrases. What a word adds wherever it stands is worked out once, however many phrases
/// use it.
/// </summary>
internal sealed class Lessons(Classifier classifier, HashSet<string> core, int capacity)
{
    private readonly Dictionary<string, LearntWord> _words = new(4_000, StringComparer.Ordinal);
    private readonly List<LearntWord> _sentence = new(32);
    private readonly List<ulong> _hashes = new(32);
    private readonly List<Feature> _features = new(128);
    private readonly List<int> _rows = new(256);
    private readonly List<float> _weights = new(256);

    public Examples Examples { get; } = new(capacity);

    /// <summary>A phrase that has no slot.</summary>
    public void Add(Phrase phrase)
    {
        _sentence.Clear();
        foreach (var word in phrase.Read())
            _sentence.Add(Learn(word, isTag: false));
        Add(phrase.Intent);
    }

    public void Add(Intent intent, Sentence sentence)
    {
        _sentence.Clear();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence.Tag(i) is not Sentence.Silent)
                _sentence.Add(Learn(sentence.Tag(i) ?? sentence.Text(i), isTag: sentence.Taken(i)));
        }
        Add(intent);
    }

    private void Add(Intent intent)
    {
        _hashes.Clear();
        var strange = 0;
        var squares = 0f;
        foreach (var word in _sentence)
        {
            _hashes.Add(word.Hash);
            strange += word.IsStrange ? 1 : 0;
            squares += word.Squares;
        }
        _features.Clear();
        Features.WriteAround(_features, _hashes, strange);
        var scale = 1f / MathF.Sqrt(squares + Features.SquaresOf(_features));
        _rows.Clear();
        _weights.Clear();
        foreach (var word in _sentence)
        {
            _rows.AddRange(word.Rows);
            foreach (var weight in word.Weights)
                _weights.Add(weight * scale);
        }
        foreach (var feature in _features)
        {
            _rows.Add(classifier.Learn(feature.Id));
            _weights.Add(feature.Weight * scale);
        }
        Examples.Add((int)intent, CollectionsMarshal.AsSpan(_rows), CollectionsMarshal.AsSpan(_weights));
    }

    private LearntWord Learn(string text, bool isTag)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, text, out _);
        return word ??= new LearntWord(text, isTag, !isTag && !core.Contains(text), classifier);
    }

    private sealed class LearntWord
    {
        public LearntWord(string text, bool isTag, bool isStrange, Classifier classifier)
        {
            var features = new List<Feature>();
            Features.WriteWord(features, text, isTag);
            Hash = Fnv.Of(text);
            IsStrange = isStrange;
            Squares = Features.SquaresOf(features);
            Rows = new int[features.Count];
            Weights = new float[features.Count];
            for (var i = 0; i < features.Count; i++)
                (Rows[i], Weights[i]) = (classifier.Learn(features[i].Id), features[i].Weight);
        }

        public ulong Hash { get; }
        public bool IsStrange { get; }

        /// <summary>The sum of its squared weights.</summary>
        public float Squares { get; }
        public int[] Rows { get; }
        public float[] Weights { get; }
    }
}
