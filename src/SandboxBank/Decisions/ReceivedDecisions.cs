using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Decisions;

internal enum Receipt
{
    New,

    /// <summary>The same decision again, under the same key.</summary>
    Repeated,

    /// <summary>Another decision under a key that was used before.</summary>
    Conflict,
}

/// <summary>What the platform decided, in order, each idempotency key once. Safe for use by several threads.</summary>
internal sealed class ReceivedDecisions
{
    private sealed record Row(JsonObject Decision, string Key, DateTimeOffset At, byte[] Hash);

    private readonly Lock _gate = new();
    private readonly BoundedMap<Row> _rows = new(Limits.ReceivedDecisionsMax);

    public Receipt Add(JsonObject decision, byte[] body, string key, DateTimeOffset at)
    {
        var hash = SHA256.HashData(body);
        lock (_gate)
        {
            if (_rows.TryAdd(key, new Row(decision, key, at, hash)))
                return Receipt.New;
            return _rows.Find(key)!.Hash.AsSpan().SequenceEqual(hash) ? Receipt.Repeated : Receipt.Conflict;
        }
    }

    /// <summary>Each as it came, with the key, the time, and that its signature was good: no other is kept.</summary>
    public JsonArray ToJson()
    {
        var list = new JsonArray();
        foreach (var row in _rows.All())
        {
            var shown = row.Decision.DeepClone().AsObject();
            shown["idempotencyKey"] = row.Key;
            shown["receivedAt"] = JsonFields.Rfc3339(row.At);
            shown["verified"] = true;
            list.Add(shown);
        }
        return list;
    }
}
