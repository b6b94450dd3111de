using System.Text;
using OrleansBank.Domain;

namespace OrleansBank.Contracts;

/// <summary>
/// Which partition a person belongs to: the same in every process and every version, because rows and queues are cut by it. A
/// cluster writes count and name of the hash down at its first start; whoever comes with others later refuses to start.
/// </summary>
public sealed class Partitions
{
    /// <summary>How many a new cluster has.</summary>
    public const int CountDefault = 64;

    /// <summary>The most that a cluster may have: each is a queue with a channel of its own in every silo.</summary>
    public const int CountMax = 1_024;

    /// <summary>
    /// FNV-1a of the id's UTF-8 bytes, 64 bits, mixed by the finalizer of MurmurHash3: the low bits of FNV-1a alone depend on the low
    /// bits of the id alone. Another rule gets another name.
    /// </summary>
    public const string HashName = "fnv1a64-fmix64";

    private const ulong FnvOffset = 0xcbf29ce484222325;
    private const ulong FnvPrime = 0x100000001b3;

    /// <exception cref="ArgumentOutOfRangeException">Not from 1 to <see cref="CountMax"/>.</exception>
    public Partitions(int count = CountDefault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CountMax);
        Count = count;
    }

    public int Count { get; }

    /// <summary>From 0 up to but not including <see cref="Count"/>.</summary>
    /// <param name="user">A valid id: <see cref="IdRules"/>.</param>
    public int Of(UserId user)
    {
        Span<byte> utf8 = stackalloc byte[Limits.IdBytesMax];
        var length = Encoding.UTF8.GetBytes(user.Value, utf8);
        return (int)(HashOf(utf8[..length]) % (ulong)Count);
    }

    private static ulong HashOf(ReadOnlySpan<byte> utf8)
    {
        var hash = FnvOffset;
        foreach (var one in utf8)
            hash = unchecked((hash ^ one) * FnvPrime);
        return Mix(hash);
    }

    private static ulong Mix(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
            hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
            return hash ^ (hash >> 33);
        }
    }
}
