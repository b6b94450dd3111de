using System.Net.Http.Headers;
using System.Text.Json;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>Whether what a person was told, what the platform keeps and what the live chats showed are one and the same.</summary>
internal sealed class Books(Doors doors, HttpClient http)
{
    private const int PageMessages = 200;

    /// <summary>Everything acknowledged stands once, in order and where it was acknowledged; nothing else was said or reported; no gap.</summary>
    /// <param name="payments">Of the person's account; null of a person who linked none.</param>
    public async Task CheckAsync(Chatter person, Payments? payments)
    {
        Assert.Null(person.Fault);
        var kept = await AfterAsync(person.Token, 0);
        for (var i = 0; i < kept.Count; i++)
            Assert.Equal(i + 1, kept[i].Seq);
        Assert.Equal(
            person.Said.Select(said => (said.Seq, said.Text)),
            kept.Where(message => message.IsPersons).Select(message => (message.Seq, message.Text))
        );
        var answers = kept.Where(message => message.InReplyTo is not null && !message.IsPersons).ToList();
        Assert.Equal(
            person.Said.Select(said => (said.Id, said.Seq + 1)),
            answers.Select(message => (message.InReplyTo!, message.Seq))
        );
        Assert.Equal(
            payments?.Acknowledged ?? [],
            kept.Where(message => message.Merchant is not null).Select(message => message.Merchant!)
        );
        Assert.Equal(kept, person.Heard);
    }

    /// <summary>All that is kept beyond a sequence, over all pages.</summary>
    public async Task<List<Message>> AfterAsync(string token, long seq)
    {
        var all = new List<Message>();
        while (true)
        {
            var page = await PageAsync(token, seq, PageMessages);
            all.AddRange(page);
            if (page.Count < PageMessages)
                return all;
            seq = page[^1].Seq;
        }
    }

    public async Task<List<Message>> PageAsync(string token, long since, int limit)
    {
        var url = new Uri(doors.Next().Url, $"/v1/messages?since={since}&limit={limit}");
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(Message.Of)];
    }
}
