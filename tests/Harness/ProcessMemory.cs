using System.Globalization;

namespace OrleansBank.Harness;

/// <summary>Searches the memory of another process of ours (Linux: /proc/PID/mem), every readable byte of it.</summary>
public static class ProcessMemory
{
    private const int ChunkBytes = 16 * 1024 * 1024;

    /// <summary>How often each needle stands in the memory.</summary>
    public static int[] Count(int processId, IReadOnlyList<byte[]> needles)
    {
        var counts = new int[needles.Count];
        using var memory = File.OpenHandle(
            $"/proc/{processId}/mem",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        var buffer = new byte[ChunkBytes];
        foreach (var (from, to) in Regions(processId))
        {
            for (var at = from; at < to; )
            {
                var wanted = (int)Math.Min(ChunkBytes, to - at);
                var read = TryRead(memory, buffer.AsSpan(0, wanted), at);
                if (read == 0)
                    break;
                for (var i = 0; i < needles.Count; i++)
                    counts[i] += Occurrences(buffer.AsSpan(0, read), needles[i]);
                at += read;
            }
        }
        return counts;
    }

    private static int TryRead(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> buffer, long at)
    {
        try
        {
            return RandomAccess.Read(memory, buffer, at);
        }
        catch (IOException)
        {
            // Mapped, but with nothing behind it: there is nothing to find.
            return 0;
        }
    }

    private static int Occurrences(ReadOnlySpan<byte> where, byte[] needle)
    {
        var count = 0;
        for (var at = where.IndexOf(needle); at >= 0; at = where.IndexOf(needle))
        {
            count++;
            where = where[(at + needle.Length)..];
        }
        return count;
    }

    private static IEnumerable<(long From, long To)> Regions(int processId)
    {
        foreach (var line in File.ReadAllLines($"/proc/{processId}/maps"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[1][0] != 'r' || line.Contains("[v", StringComparison.Ordinal))
                continue;
            var ends = fields[0].Split('-');
            yield return (Hex(ends[0]), Hex(ends[1]));
        }
    }

    private static long Hex(string digits) => long.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
