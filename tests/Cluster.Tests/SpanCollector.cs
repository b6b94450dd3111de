using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests;

/// <summary>A collector of traces (OTLP over HTTP) that keeps names and ids of the spans it gets.</summary>
public sealed class SpanCollector : IAsyncDisposable
{
    // Of ExportTraceServiceRequest, ResourceSpans, ScopeSpans and Span: the numbers of their fields.
    private const int ResourceSpans = 1;
    private const int ScopeSpans = 2;
    private const int Spans = 2;
    private const int TraceId = 1;
    private const int SpanId = 2;
    private const int ParentId = 4;
    private const int Name = 5;

    private readonly ConcurrentQueue<CollectedSpan> _spans = new();
    private readonly HttpListener _listener = new();
    private readonly Task _receiving;

    public SpanCollector()
    {
        Url = $"http://localhost:{GatewayProcess.FreePort()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _receiving = ReceiveAsync();
    }

    public string Url { get; }
    public IReadOnlyCollection<CollectedSpan> All => _spans;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _receiving;
        _listener.Close();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                if (call.Request.Url!.AbsolutePath == "/v1/traces")
                    Keep(body.ToArray());
                call.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The test ends.
        }
    }

    private void Keep(byte[] request)
    {
        foreach (var resource in Fields(request, ResourceSpans))
        foreach (var scope in Fields(resource, ScopeSpans))
        foreach (var span in Fields(scope, Spans))
            _spans.Enqueue(
                new CollectedSpan(
                    Encoding.UTF8.GetString(One(span, Name)),
                    Convert.ToHexString(One(span, TraceId)),
                    Convert.ToHexString(One(span, SpanId)),
                    Convert.ToHexString(One(span, ParentId))
                )
            );
    }

    private static byte[] One(byte[] message, int number) => Fields(message, number).FirstOrDefault() ?? [];

    /// <summary>The values of one field of a message whose wire type is "length-delimited"; others are passed over.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += sizeof(long);
                    break;
                case 5:
                    at += sizeof(int);
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == number)
                        found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                default:
                    throw new FormatException(
                        string.Create(CultureInfo.InvariantCulture, $"no protobuf: wire type {tag & 7}")
                    );
            }
        }
        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var one = message[at++];
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80)
                return value;
        }
    }
}
