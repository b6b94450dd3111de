using System.Security.Cryptography;

namespace OrleansBank.Benchmarks.Harness;

/// <summary>Ids that no run before has used.</summary>
internal static class Ids
{
    public static Guid New() => new(RandomNumberGenerator.GetBytes(16));
}
