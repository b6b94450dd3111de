using System.Net;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>
/// Reads one person's conversation after the other over REST, and holds each answer to what the platform had acknowledged to that
/// person before the read began: an answer without it would be a stale one.
/// </summary>
internal sealed class Readers(Crowd crowd)
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private int _count;
    private int _next;

    /// <summary>Reads that were answered, each with the truth.</summary>
    public int Count => Volatile.Read(ref _count);

    public Task ReadAsync(CancellationToken over) =>
        Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => ReadOnAsync(over), CancellationToken.None))
        );

    private async Task ReadOnAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var person = crowd.People[(int)((uint)Interlocked.Increment(ref _next) % crowd.People.Count)];
            if (person.LastAccepted is { } said && await TryReadAsync(person.Token, said))
                Interlocked.Increment(ref _count);
            await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>False when it was not answered, which a reader may live with.</summary>
    private async Task<bool> TryReadAsync(string token, Said said)
    {
        List<Message> page;
        try
        {
            page = await crowd.Books.PageAsync(token, said.Seq - 1, limit: 1);
        }
        catch (HttpRequestException refused)
            when (refused.StatusCode is null or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
        {
            return false;
        }
        Assert.True(page is [var first] && first.Text == said.Text, $"a read after {said.Seq} was accepted lacked it");
        return true;
    }
}
