using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.Versioning;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>Searches what another process of ours holds in memory (proc(5): maps and mem).</summary>
[SupportedOSPlatform("linux")]
internal static class ProcessMemory
{
    private const int ChunkBytes = 4 << 20;

    /// <summary>Which of the needles stand anywhere in the writable memory of the process.</summary>
    /// <param name="needles">Random bytes, eight at least, no two with the same first eight.</param>
    public static IReadOnlyList<int> Find(int processId, IReadOnlyList<byte[]> needles)
    {
        var longest = needles.Max(needle => needle.Length);
        var found = new HashSet<int>();
        var prefixes = new Prefixes(needles);
        var chunk = new byte[ChunkBytes + longest];
        using var memory = File.OpenHandle($"/proc/{processId}/mem");
        foreach (var (from, to) in Writable(processId))
        {
            for (var at = from; at < to; at += ChunkBytes)
            {
                var want = (int)Math.Min(chunk.Length, to - at);
                var read = Read(memory, chunk.AsSpan(0, want), at);
                Search(chunk.AsSpan(0, read), prefixes, found);
            }
        }
        return [.. found.Order()];
    }

    private static void Search(ReadOnlySpan<byte> bytes, Prefixes prefixes, HashSet<int> found)
    {
        for (var at = 0; at + sizeof(ulong) <= bytes.Length; at++)
        {
            var prefix = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            if (!prefixes.MayHave(prefix) || !prefixes.Needles.TryGetValue(prefix, out var needle))
                continue;
            if (bytes[at..].StartsWith(needle.Bytes))
                found.Add(needle.Number);
        }
    }

    /// <summary>Finds needles by their first eight bytes, so that memory is walked once for all of them.</summary>
    private sealed class Prefixes
    {
        private readonly bool[] low = new bool[1 << 16];

        public Prefixes(IReadOnlyList<byte[]> needles)
        {
            for (var i = 0; i < needles.Count; i++)
            {
                var prefix = BinaryPrimitives.ReadUInt64LittleEndian(needles[i]);
                low[(ushort)prefix] = true;
                Needles.Add(prefix, (i, needles[i]));
            }
        }

        public Dictionary<ulong, (int Number, byte[] Bytes)> Needles { get; } = [];

        public bool MayHave(ulong prefix) => low[(ushort)prefix];
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> into, long at)
    {
        try
        {
            return RandomAccess.Read(memory, into, at);
        }
        catch (IOException)
        {
            // A mapping that was reserved, or has gone since: nothing can be kept in it.
            return 0;
        }
    }

    private static IEnumerable<(long From, long To)> Writable(int processId)
    {
        foreach (var line in File.ReadAllLines($"/proc/{processId}/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!parts[1].StartsWith("rw", StringComparison.Ordinal))
                continue;
            var dash = parts[0].IndexOf('-', StringComparison.Ordinal);
            yield return (Hex(parts[0][..dash]), Hex(parts[0][(dash + 1)..]));
        }
    }

    private static long Hex(string text) =>
        long.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
