using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OrleansBank.Domain.Language.Model;

/// <summary>One training example: its features by index, and its class.</summary>
internal sealed record Example((int Index, float Weight)[] Features, int Class, float Importance);

/// <summary>
/// Softmax regression, trained by stochastic gradient descent with AdaGrad steps (Duchi, Hazan, Singer 2011).
/// Deterministic: fixed
/// order, fixed arithmetic (no fused multiply-add), so that the same phrases give the same weights on every machine.
/// </summary>
internal sealed class Classifier
{
    private const int Epochs = 5;
    private const float Rate = 0.5f;
    private const float Learned = 0.98f;
    private const float Epsilon = 1e-3f;

    /// <summary>Training runs once, before the run-time compiler would notice that it is worth optimizing.</summary>
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    /// <summary>Classes are padded to whole vectors of four.</summary>
    private const int Lane = 4;

    private readonly Dictionary<ulong, int> _index = [];
    private readonly int _classes;
    private readonly int _width;
    private float[] _weights = [];

    public Classifier(int classes)
    {
        _classes = classes;
        _width = (classes + Lane - 1) / Lane * Lane;
    }

    /// <summary>The features as indices; new ones are added. Only before <see cref="Train"/>.</summary>
    public (int Index, float Weight)[] Learn(List<Feature> features)
    {
        var known = new (int, float)[features.Count];
        for (var i = 0; i < known.Length; i++)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, features[i].Id, out var exists);
            if (!exists)
                index = _index.Count - 1;
            known[i] = (index, features[i].Weight);
        }
        return known;
    }

    [MethodImpl(Hot)]
    public void Train(List<Example> examples)
    {
        _weights = new float[_index.Count * _width];
        var squares = new float[_index.Count];
        var scores = new float[_width];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            // A step coprime to the count visits every example once, far apart from its neighbours.
            var step = StepFor(examples.Count, epoch);
            var at = epoch;
            for (var n = 0; n < examples.Count; n++)
            {
                at = (at + step) % examples.Count;
                Step(examples[at], squares, scores);
            }
        }
    }

    private static int StepFor(int count, int epoch)
    {
        var step = (int)(count * 0.618) + (epoch * 2) + 1;
        while (Gcd(step, count) != 1)
            step++;
        return step;
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    [MethodImpl(Hot)]
    private void Step(Example example, float[] squares, float[] scores)
    {
        Array.Clear(scores);
        foreach (var (index, weight) in example.Features)
            AddScaled(scores, _weights.AsSpan(index * _width, _width), weight);
        Softmax(scores);

        // What is all but learned is left alone: that halves the work, and keeps the probabilities modest.
        if (scores[example.Class] > Learned)
            return;

        // The gradient of the loss in the scores: probability minus truth.
        scores[example.Class] -= 1;
        var size = 0f;
        for (var i = 0; i < _classes; i++)
            size += scores[i] * scores[i];
        size *= example.Importance * example.Importance;
        foreach (var (index, weight) in example.Features)
        {
            squares[index] += size * weight * weight;
            var rate = Rate * example.Importance * weight / (MathF.Sqrt(squares[index]) + Epsilon);
            AddScaled(_weights.AsSpan(index * _width, _width), scores, -rate);
        }
    }

    [MethodImpl(Hot)]
    private static void AddScaled(Span<float> to, ReadOnlySpan<float> what, float scale)
    {
        ref var target = ref MemoryMarshal.GetReference(to);
        ref var source = ref MemoryMarshal.GetReference(what);
        var by = Vector128.Create(scale);
        for (nuint i = 0; i < (nuint)to.Length; i += Lane)
        {
            var sum = Vector128.LoadUnsafe(ref target, i) + (Vector128.LoadUnsafe(ref source, i) * by);
            sum.StoreUnsafe(ref target, i);
        }
    }

    [MethodImpl(Hot)]
    private void Softmax(float[] scores)
    {
        var max = float.MinValue;
        for (var i = 0; i < _classes; i++)
            max = Math.Max(max, scores[i]);
        var sum = 0f;
        for (var i = 0; i < _classes; i++)
            sum += scores[i] = MathF.Exp(scores[i] - max);
        for (var i = 0; i < _classes; i++)
            scores[i] /= sum;
        for (var i = _classes; i < scores.Length; i++)
            scores[i] = 0;
    }

    /// <summary>The probability of each class. Features that training never saw count for nothing.</summary>
    /// <param name="sharpness">Multiplies the scores: fitted so that the probabilities are honest.</param>
    public float[] Probabilities(List<Feature> features, float sharpness)
    {
        var scores = new float[_width];
        foreach (var feature in features)
        {
            if (_index.TryGetValue(feature.Id, out var index))
                AddScaled(scores, _weights.AsSpan(index * _width, _width), feature.Weight * sharpness);
        }
        Softmax(scores);
        return scores;
    }
}
