using System.Text.Json;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What a test compares of a message, wherever it was shown.</summary>
/// <param name="Merchant">Of a reported payment; null of anything else.</param>
internal readonly record struct Message(long Seq, bool IsPersons, string Text, string? InReplyTo, string? Merchant)
{
    public static Message Of(JsonElement json) =>
        new(
            json.GetProperty("seq").GetInt64(),
            json.GetProperty("from").GetProperty("kind").ValueEquals("user"),
            json.GetProperty("text").GetString()!,
            json.TryGetProperty("inReplyTo", out var id) ? id.GetString() : null,
            json.TryGetProperty("card", out var card) && card.GetProperty("kind").ValueEquals("transaction")
                ? card.GetProperty("merchant").GetString()
                : null
        );
}
