using System.Collections.Concurrent;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>What the outside found wrong, over all lives. Whatever is kept here, the platform broke a promise.</summary>
internal sealed class Faults
{
    private const int ToldMax = 30;
    private readonly ConcurrentQueue<string> _found = new();

    public void Add(string fault) => _found.Enqueue(fault);

    public void AddUnless(bool isWell, string fault)
    {
        if (!isWell)
            Add(fault);
    }

    public void AssertNone(string when) =>
        Assert.True(_found.IsEmpty, $"{when}: {_found.Count} faults\n{string.Join('\n', _found.Take(ToldMax))}");
}
