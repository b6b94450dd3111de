using System.Buffers;
using System.Collections;
using System.Reflection;

namespace OrleansBank.Silo.Memory;

/// <summary>
/// Lets the framework's shared array pools drop every array that they hold for later, as they do by themselves only under memory pressure or
/// after a minute without use: formatting, HTTP and JSON leave clear text in them. An array that is in use is not touched.
/// The framework has no public way to ask for this, so its fields are reached by name; <see cref="Drop"/> says whether they are there,
/// and a test fails when a new framework moves them.
/// </summary>
public static class SharedPools
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>False when the framework's pools are not laid out as expected: they then keep what they hold until they trim themselves.</summary>
    public static bool Drop() => Drop(ArrayPool<byte>.Shared) & Drop(ArrayPool<char>.Shared);

    private static bool Drop(object pool)
    {
        var type = pool.GetType();
        if (
            type.GetField("_allTlsBuckets", Private)?.GetValue(pool) is not IEnumerable threads
            || type.GetField("_buckets", Private)?.GetValue(pool) is not Array partitions
        )
            return false;
        Array.Clear(partitions);
        foreach (var thread in threads)
        {
            // Each entry is a pair whose key is the array of one thread's slots. The pool's own trimming clears them the same way.
            if (thread?.GetType().GetProperty("Key")?.GetValue(thread) is not Array slots)
                return false;
            Array.Clear(slots);
        }
        return true;
    }
}
