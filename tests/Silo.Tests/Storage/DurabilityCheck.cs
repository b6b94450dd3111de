namespace OrleansBank.Silo.Tests.Storage;

/// <summary>One thing that was done for somebody: whose it is, and what names it there.</summary>
public readonly record struct Done(string Whose, string Name);

/// <summary>
/// Compares what was acknowledged with what was found after a crash, knowing nothing of how either was made. What was done but not
/// acknowledged may be found or not.
/// </summary>
public static class DurabilityCheck
{
    /// <param name="acknowledged">In the order of the acknowledgements.</param>
    /// <param name="found">In the order in which the system keeps and shows it.</param>
    /// <returns>One line for each fault: missing, doubled or out of order. Empty when all is well.</returns>
    public static IReadOnlyList<string> Faults(IEnumerable<Done> acknowledged, IEnumerable<Done> found)
    {
        var faults = new List<string>();
        var places = new Dictionary<Done, int>();
        var place = 0;
        foreach (var one in found)
        {
            if (!places.TryAdd(one, place++))
                faults.Add($"doubled: {one.Whose} {one.Name}");
        }
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in acknowledged)
        {
            if (!places.TryGetValue(one, out var at))
            {
                faults.Add($"missing: {one.Whose} {one.Name}");
                continue;
            }
            if (last.TryGetValue(one.Whose, out var before) && at < before)
                faults.Add($"out of order: {one.Whose} {one.Name}");
            last[one.Whose] = at;
        }
        return faults;
    }
}
