using System.Runtime.CompilerServices;

namespace OrleansBank.Domain.Language.Model;

/// <summary>e to the power of x, of operations that IEEE 754 defines to the last bit: a machine's own may differ from another's.</summary>
internal static class Exponential
{
    private const float Log2OfE = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const int ExponentBits = 23;
    private const int ExponentBias = 127;

    /// <summary>Below this the result is 0 in the precision that training needs.</summary>
    private const float Least = -80f;

    /// <param name="x">At most 0.</param>
    /// <returns>Within 1 in a million of the true value, for <paramref name="x"/> of -80 and more; else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Of(float x)
    {
        if (!(x > Least))
            return 0;

        // x = n ln 2 + r: 2^n goes into the exponent's bits, and a short Taylor series gives e^r for |r| <= ln 2 / 2.
        var n = MathF.Round(x * Log2OfE);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var series = 1f + (r * (1f + (r * (1f / 2 + (r * (1f / 6 + (r * (1f / 24 + (r * (1f / 120 + (r / 720)))))))))));
        return series * BitConverter.Int32BitsToSingle(((int)n + ExponentBias) << ExponentBits);
    }
}
