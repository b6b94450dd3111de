namespace OrleansBank.Domain.Language.Text;

/// <summary>FNV-1a, 64 bits, over UTF-16 code units: the same on every machine, unlike string hash codes.</summary>
internal static class Fnv
{
    public const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, char c) => (hash ^ c) * Prime;

    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            hash = Add(hash, c);
        return hash;
    }

    public static ulong Of(ReadOnlySpan<char> text) => Add(Seed, text);
}
