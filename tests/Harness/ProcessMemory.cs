using System.Globalization;

namespace OrleansBank.Harness;

/// <summary>Searches the memory of another process of ours (Linux: /proc/PID/mem), every readable byte of it.</summary>
public static class ProcessMemory
{
    private const int ChunkBytes = 16 * 1024 * 1024;
    private const int AroundBytes = 400;
    private const int PlacesMax = 100;

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
        foreach (var (from, to, _) in Regions(processId))
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

    /// <summary>Where each needle stands, with what surrounds it and what the region is: enough to tell who left it there.</summary>
    public static IReadOnlyList<string> Where(int processId, IReadOnlyList<byte[]> needles)
    {
        var places = new List<string>();
        using var memory = File.OpenHandle(
            $"/proc/{processId}/mem",
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        var buffer = new byte[ChunkBytes];
        foreach (var (from, to, name) in Regions(processId))
        {
            for (var at = from; at < to; )
            {
                var read = TryRead(memory, buffer.AsSpan(0, (int)Math.Min(ChunkBytes, to - at)), at);
                if (read == 0)
                    break;
                for (var i = 0; i < needles.Count; i++)
                    Note(places, buffer.AsSpan(0, read), needles[i], at, name);
                at += read;
            }
        }
        return places;
    }

    private static void Note(
        List<string> places,
        ReadOnlySpan<byte> where,
        ReadOnlySpan<byte> needle,
        long address,
        string name
    )
    {
        for (var from = 0; ; )
        {
            var found = where[from..].IndexOf(needle);
            if (found < 0 || places.Count == PlacesMax)
                return;
            from += found;
            var around = where[Math.Max(0, from - AroundBytes)..Math.Min(where.Length, from + AroundBytes)];
            places.Add($"{address + from:x} in {name}: {Printable(around)}");
            from += needle.Length;
        }
    }

    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
            text[i] = bytes[i] is >= 0x20 and < 0x7f ? (char)bytes[i] : '.';
        return new string(text);
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

    private static IEnumerable<(long From, long To, string Name)> Regions(int processId)
    {
        foreach (var line in File.ReadAllLines($"/proc/{processId}/maps"))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[1][0] != 'r' || line.Contains("[v", StringComparison.Ordinal))
                continue;
            var ends = fields[0].Split('-');
            yield return (Hex(ends[0]), Hex(ends[1]), fields.Length > 5 ? fields[5] : "memory");
        }
    }

    private static long Hex(string digits) => long.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
