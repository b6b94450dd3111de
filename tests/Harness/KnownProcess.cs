using System.Globalization;

namespace OrleansBank.Harness;

/// <summary>A process as the system knows it: its id, and when it began, since ids are used again (Linux: /proc/PID/stat).</summary>
public readonly record struct KnownProcess(int Id, long BeganTicks)
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    /// <summary>The processes in whose command line this stands.</summary>
    public static IReadOnlyList<KnownProcess> Naming(string argument) => Having("cmdline", argument);

    /// <summary>The processes that were started with this variable ("NAME=value") in their environment, or by one that was.</summary>
    public static IReadOnlyList<KnownProcess> WithEnvironment(string variable) => Having("environ", variable);

    private static List<KnownProcess> Having(string file, string text)
    {
        var found = new List<KnownProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
                continue;
            if (TryReadStat(id) is { State: not 'Z' } stat && Has(id, file, text))
                found.Add(new KnownProcess(id, stat.BeganTicks));
        }
        return found;
    }

    /// <summary>The processes that this one has started and that run.</summary>
    public static IReadOnlyList<KnownProcess> ChildrenOf(int parent)
    {
        var found = new List<KnownProcess>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
                continue;
            if (TryReadStat(id) is { State: not 'Z' } stat && stat.Parent == parent)
                found.Add(new KnownProcess(id, stat.BeganTicks));
        }
        return found;
    }

    /// <summary>Whether it runs; one that has ended and that nobody has asked about yet does not.</summary>
    public bool IsAlive => TryReadStat(Id) is { State: not 'Z' } stat && stat.BeganTicks == BeganTicks;

    /// <summary>Whether it has ended within the time that a process of ours may take for it.</summary>
    public async Task<bool> HasEndedAsync()
    {
        var deadline = TimeProvider.System.GetUtcNow() + EndWithin;
        while (IsAlive)
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
        return true;
    }

    private static bool Has(int id, string file, string text)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}").Contains(text, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return false;
        }
    }

    private static (char State, int Parent, long BeganTicks)? TryReadStat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            // The second field is the name, in parentheses, and may hold anything: what follows it begins with the third.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (
                fields[0][0],
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                long.Parse(fields[19], CultureInfo.InvariantCulture)
            );
        }
        catch (IOException)
        {
            return null;
        }
    }
}
