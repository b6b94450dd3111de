using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OrleansBank.Domain.Language.Model;

/// <summary>
/// Softmax regression, trained by stochastic gradient descent with AdaGrad steps (Duchi, Hazan, Singer 2011).
/// Deterministic: fixed order, and only operations that IEEE 754 defines to the last bit, none fused, each class in a
/// lane of its own: the same phrases give the same weights on every machine, however wide its vectors are.
/// </summary>
internal sealed class Classifier
{
    private const int Epochs = 4;
    private const float Rate = 1f;

    /// <summary>An example of which the model is this sure is left alone: it teaches little, and the work halves.</summary>
    private const float Learned = 0.95f;
    private const float Epsilon = 1e-3f;

    /// <summary>Training runs once, before the run-time compiler would notice that it is worth optimizing.</summary>
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    private readonly Dictionary<ulong, int> _rows = new(capacity: 50_000);
    private readonly int _classes;
    private readonly int _width;
    private float[] _weights = [];

    public Classifier(int classes)
    {
        _classes = classes;

        // One lane more than classes: the last of a row holds its sum of squared gradients, near at hand.
        _width = (classes + Vector256<float>.Count) / Vector256<float>.Count * Vector256<float>.Count;
    }

    /// <summary>The row of a feature; a new one gets a new row. Only before <see cref="Train"/>.</summary>
    public int Learn(ulong feature)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, feature, out var exists);
        if (!exists)
            row = _rows.Count - 1;
        return row;
    }

    [MethodImpl(Hot)]
    public void Train(Examples examples)
    {
        _weights = new float[_rows.Count * _width];
        var importances = Importances(examples);
        var scores = new float[_width];
        var order = Interleaved(examples);
        var rests = new bool[examples.Count];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var at in order)
            {
                // What was known the last time is most likely still known the next.
                if (rests[at])
                {
                    rests[at] = false;
                    continue;
                }
                var itsClass = examples.ClassOf(at);
                rests[at] = Knows(examples.RowsOf(at), examples.WeightsOf(at), itsClass, importances[itsClass], scores);
            }
        }
    }

    /// <summary>
    /// Every example once, the classes evenly mixed. Within a class their order stays: neighbours share most of their
    /// features, which then are still near the processor.
    /// </summary>
    private int[] Interleaved(Examples examples)
    {
        var of = new List<int>[_classes];
        for (var i = 0; i < _classes; i++)
            of[i] = [];
        for (var i = 0; i < examples.Count; i++)
            of[examples.ClassOf(i)].Add(i);
        var taken = new int[_classes];
        var order = new int[examples.Count];
        for (var n = 0; n < order.Length; n++)
        {
            // The class that is furthest behind: the share of it that was taken is the least.
            var next = 0;
            for (var i = 1; i < _classes; i++)
            {
                if ((2L * taken[i] + 1) * of[next].Count < (2L * taken[next] + 1) * of[i].Count)
                    next = i;
            }
            order[n] = of[next][taken[next]++];
        }
        return order;
    }

    /// <summary>
    /// Rare classes count more, by the fourth root: a long list of phrases is not a reason to expect what it says.
    /// </summary>
    private float[] Importances(Examples examples)
    {
        var counts = new int[_classes];
        for (var i = 0; i < examples.Count; i++)
            counts[examples.ClassOf(i)]++;
        var mean = (float)examples.Count / _classes;
        var importances = new float[_classes];
        for (var i = 0; i < _classes; i++)
            importances[i] = MathF.Sqrt(MathF.Sqrt(mean / Math.Max(1, counts[i])));
        return importances;
    }

    /// <summary>Whether the example is known already; if not, one step is made towards it.</summary>
    [MethodImpl(Hot)]
    private bool Knows(
        ReadOnlySpan<int> rows,
        ReadOnlySpan<float> weights,
        int itsClass,
        float importance,
        Span<float> scores
    )
    {
        scores.Clear();
        ref var sums = ref MemoryMarshal.GetReference(scores);
        for (var i = 0; i < rows.Length; i++)
            AddScaled(ref sums, ref _weights[rows[i] * _width], weights[i], _width);
        Softmax(scores[.._classes]);
        if (scores[itsClass] > Learned)
            return true;

        // The gradient of the loss in the scores: probability minus truth.
        scores[itsClass] -= 1;
        scores[_classes..].Clear();
        var size = 0f;
        for (var i = 0; i < _classes; i++)
            size += scores[i] * scores[i];
        size *= importance * importance;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref _weights[rows[i] * _width];
            ref var squares = ref Unsafe.Add(ref row, _width - 1);
            squares += size * weights[i] * weights[i];
            var rate = Rate * importance * weights[i] / (MathF.Sqrt(squares) + Epsilon);
            AddScaled(ref row, ref sums, -rate, _width);
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(ref float to, ref float what, float scale, int width)
    {
        var by = Vector256.Create(scale);
        for (nuint i = 0; i < (nuint)width; i += (nuint)Vector256<float>.Count)
        {
            var sum = Vector256.LoadUnsafe(ref to, i) + (Vector256.LoadUnsafe(ref what, i) * by);
            sum.StoreUnsafe(ref to, i);
        }
    }

    [MethodImpl(Hot)]
    private static void Softmax(Span<float> scores)
    {
        var max = float.MinValue;
        foreach (var score in scores)
            max = Math.Max(max, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = Exponential.Of(score - max);
        foreach (ref var score in scores)
            score /= sum;
    }

    /// <summary>The probability of each class. Features that training never saw count for nothing.</summary>
    /// <param name="sharpness">Multiplies the scores: fitted so that the probabilities are honest.</param>
    public float[] Probabilities(List<Feature> features, float sharpness)
    {
        var scores = new float[_width];
        foreach (var feature in features)
        {
            if (_rows.TryGetValue(feature.Id, out var row))
                AddScaled(ref scores[0], ref _weights[row * _width], feature.Weight * sharpness, _width);
        }
        var classes = scores[.._classes];
        Softmax(classes);
        return classes;
    }
}
