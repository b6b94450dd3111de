using System.Runtime.InteropServices;

namespace OrleansBank.Domain.Language.Model;

/// <summary>Training examples side by side: of each its class, how much it counts, its features by row and their weights.</summary>
internal sealed class Examples(int capacity)
{
    private readonly List<int> _classes = new(capacity);
    private readonly List<int> _starts = new(capacity + 1) { 0 };
    private readonly List<int> _rows = new(capacity * FeaturesUsual);
    private readonly List<float> _weights = new(capacity * FeaturesUsual);

    /// <summary>Features that most phrases stay below, so that the lists need not grow often.</summary>
    private const int FeaturesUsual = 80;

    public int Count => _classes.Count;

    public void Add(int itsClass, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        _classes.Add(itsClass);
        _rows.AddRange(rows);
        _weights.AddRange(weights);
        _starts.Add(_rows.Count);
    }

    public int ClassOf(int example) => _classes[example];

    public ReadOnlySpan<int> RowsOf(int example) =>
        CollectionsMarshal.AsSpan(_rows)[_starts[example].._starts[example + 1]];

    public ReadOnlySpan<float> WeightsOf(int example) =>
        CollectionsMarshal.AsSpan(_weights)[_starts[example].._starts[example + 1]];
}
