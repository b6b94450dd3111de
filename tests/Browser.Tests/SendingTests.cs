using System.Collections.Concurrent;
using System.Text.Json;
using OrleansBank.Browser.Tests.Support;

namespace OrleansBank.Browser.Tests;

/// <summary>What the platform does not take is not lost, holds nothing up, and is the person's to try again or to let go.</summary>
[Collection(HouseCollection.Name)]
public sealed class SendingTests(House house)
{
    /// <summary>Half a character, which is no text: refused by the platform, and possible in a text field.</summary>
    private const string WriteHalfACharacter = "() => { document.querySelector('#text').value = 'Hmm \\ud83d'; }";

    [Fact]
    public async Task What_is_refused_says_why_and_is_tried_again_under_its_id_or_discarded()
    {
        await using var visitor = await house.VisitAsync(Words.English);
        var sent = new ConcurrentQueue<string>();
        visitor.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Enqueue(frame.Text ?? "");
        await visitor.SignInAsync();
        await visitor.Page.EvaluateAsync(WriteHalfACharacter);
        await visitor.Page.PressAsync("#text", "Enter");
        var failed = visitor.Find(".message.failed");
        await failed.WaitForAsync();
        Assert.Contains("can’t be sent", await failed.InnerTextAsync(), StringComparison.Ordinal);

        // What is said after it is not held up.
        await visitor.SayAsync("help");
        await visitor.Find(".message .replies").WaitForAsync();

        await failed.GetByText("Try again").ClickAsync();
        await failed.WaitForAsync();
        var ids = sent.Where(frame => frame.Contains("Hmm", StringComparison.Ordinal)).Select(IdOf).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.Equal(ids[0], ids[1]);

        // Kept over a reload, until it is discarded.
        await visitor.Page.ReloadAsync();
        await failed.GetByText("Discard").ClickAsync();
        await visitor.Find("#text:focus").WaitForAsync();
        await visitor.Page.ReloadAsync();
        await visitor.Find(".message.user").WaitForAsync();
        Assert.Equal(0, await failed.CountAsync());
        visitor.AssertNothingWrong();
    }

    private static string IdOf(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        return json.RootElement.GetProperty("id").GetString()!;
    }
}
