using System.Buffers;
using System.IO.Pipelines;
using OrleansBank.Gateway.Memory;

namespace OrleansBank.Gateway.BankApi;

/// <summary>Reads a request's body into pooled memory, which is cleared before it goes back.</summary>
internal static class BankBody
{
    private const int FirstBytes = 16_384;

    /// <summary>Null when it is larger than <see cref="BankApiLimits.BodyBytesMax"/>; no more than that is kept meanwhile.</summary>
    /// <param name="announced">Content-Length, when there is one.</param>
    public static async Task<PooledBuffer?> ReadAsync(
        PipeReader reader,
        long? announced,
        CancellationToken cancellation
    )
    {
        if (announced > BankApiLimits.BodyBytesMax)
            return null;
        var body = new PooledBuffer((int)Math.Max(1, announced ?? FirstBytes));
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(cancellation);
                var fits = body.WrittenCount + read.Buffer.Length <= BankApiLimits.BodyBytesMax;
                foreach (var part in fits ? read.Buffer : ReadOnlySequence<byte>.Empty)
                    body.Write(part.Span);
                reader.AdvanceTo(read.Buffer.End);
                if (fits && !read.IsCompleted)
                    continue;
                if (fits)
                    return body;
                body.Dispose();
                return null;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
