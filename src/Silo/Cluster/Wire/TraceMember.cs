using System.Text;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>
/// A request's trace as one more member, the last, of the JSON object that the request is. A process of before ignores members that it
/// does not know, so that it still reads the request. A frame of a kind of its own, or a field behind the request, it would refuse.
/// </summary>
internal static class TraceMember
{
    /// <summary>Of W3C Trace Context, section 3.2: version, trace id, parent id, flags.</summary>
    private const int TraceLength = 55;
    private static ReadOnlySpan<byte> Begin => "\"traceparent\":\""u8;
    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <param name="to">Ends with a JSON object.</param>
    public static void Append(WireWriter to, string trace)
    {
        if (trace.Length != TraceLength || !to.Written.EndsWith("}"u8))
            return;
        var isEmpty = to.Written.EndsWith("{}"u8);
        to.TakeBack(1);
        if (!isEmpty)
            to.Byte((byte)',');
        Put(to, Begin);
        Encoding.ASCII.GetBytes(trace, to.GetSpan(TraceLength));
        to.Advance(TraceLength);
        Put(to, End);
    }

    /// <summary>Null when there is none. No text within a request can look like it: quotes in a JSON string are escaped.</summary>
    public static string? Find(ReadOnlySpan<byte> value)
    {
        var length = Begin.Length + TraceLength + End.Length;
        if (value.Length < length || !value.EndsWith(End))
            return null;
        var member = value[^length..];
        return member.StartsWith(Begin) ? Encoding.ASCII.GetString(member[Begin.Length..^End.Length]) : null;
    }

    private static void Put(WireWriter to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to.GetSpan(bytes.Length));
        to.Advance(bytes.Length);
    }
}
