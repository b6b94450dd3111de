using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Events;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Live;

/// <summary>
/// Events on their way to the platform: in order, at least once, with a pause that grows while the platform is away. Beyond its
/// limit the oldest leave: this is a sandbox.
/// </summary>
internal sealed class LiveQueue(EventSender sender, TimeProvider clock, Random random)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly LinkedList<JsonObject> _waiting = new();
    private DateTimeOffset _notBefore;
    private int _failures;

    public int Count => _waiting.Count;

    public void Add(JsonObject happening)
    {
        _waiting.AddLast(happening);
        if (_waiting.Count > Limits.LiveQueueMax)
            _waiting.RemoveFirst();
    }

    /// <summary>Sends what waits, one batch after the other, until none is left or the platform asks for a pause.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        while (_waiting.Count > 0 && clock.GetUtcNow() >= _notBefore)
        {
            var batch = _waiting.Take(BatchMax).ToArray();
            var body = Answer.Utf8(new JsonArray([.. batch.Select(happening => happening.DeepClone())]));
            var answer = await sender.SendAsync(body, CloudEvents.Batch, "", cancellation);
            if (answer.MayPass)
            {
                Pause();
                return;
            }
            var again = answer.Status == StatusCodes.Status200OK ? ToRetry(answer.Body) : [];
            _failures = again.Count == 0 ? 0 : _failures;
            foreach (var happening in batch.Where(happening => !again.Contains(happening.Text("id") ?? "")))
                _waiting.Remove(happening);
            if (again.Count > 0)
                Pause();
        }
    }

    private void Pause()
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(_failures++, 10));
        if (pause > LongestPause)
            pause = LongestPause;
        // Half of it is jitter, so that three banks don't come back as one.
        _notBefore = clock.GetUtcNow() + (pause * (0.5 + (random.NextDouble() / 2)));
    }

    /// <summary>The ids that the platform asks for again.</summary>
    private static HashSet<string> ToRetry(byte[] body)
    {
        try
        {
            var results = JsonNode.Parse(body).Array("results") ?? [];
            return
            [
                .. results.Where(result => result.Text("status") == "retry").Select(result => result.Text("id") ?? ""),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
