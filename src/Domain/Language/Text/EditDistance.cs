namespace OrleansBank.Domain.Language.Text;

/// <summary>
/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, each counted 1.
/// </summary>
internal static class EditDistance
{
    /// <summary>Longer words are compared as if they had nothing in common.</summary>
    public const int LengthMax = 32;

    /// <summary>The distance, or <paramref name="max"/> + 1 where it is greater. Time: at most 32 x 32 steps.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int max)
    {
        if (Math.Abs(a.Length - b.Length) > max || a.Length > LengthMax || b.Length > LengthMax)
            return max + 1;
        Span<int> beforeLast = stackalloc int[LengthMax + 1];
        Span<int> last = stackalloc int[LengthMax + 1];
        Span<int> row = stackalloc int[LengthMax + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                var cost = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, beforeLast[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > max)
                return max + 1;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return Math.Min(last[b.Length], max + 1);
    }
}
