using System.Text.Json;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi;

/// <summary>
/// <c>{"results":[{"id","status","reason"}]}</c>. An invalid one says besides which <c>field</c> it is about, and on which
/// <c>line</c> where lines mean something. The balances of a camt document have a list of their own, so that results are its entries.
/// </summary>
internal static class ReportAnswer
{
    /// <param name="outcomes">Of <paramref name="results"/>, then of <paramref name="balances"/>.</param>
    public static async Task WriteAsync(
        HttpContext http,
        List<ReportedEvent> results,
        EventOutcome[] outcomes,
        List<ReportedEvent> balances
    )
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(http.Response.BodyWriter))
        {
            json.WriteStartObject();
            Write(json, "results", results, outcomes.AsSpan(0, results.Count));
            if (balances.Count > 0)
                Write(json, "balances", balances, outcomes.AsSpan(results.Count));
            json.WriteEndObject();
        }
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static void Write(
        Utf8JsonWriter json,
        string name,
        List<ReportedEvent> events,
        ReadOnlySpan<EventOutcome> outcomes
    )
    {
        json.WriteStartArray(name);
        for (var i = 0; i < events.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, events[i].Id);
            json.WriteString("status"u8, NameOf(outcomes[i].Status));
            if (outcomes[i].Status == EventStatus.Invalid)
                WriteReason(json, events[i], outcomes[i].Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteReason(Utf8JsonWriter json, ReportedEvent one, string? reason)
    {
        json.WriteString("reason"u8, reason);
        if (one.Event is not null)
            return;
        if (one.Field.Length > 0)
            json.WriteString("field"u8, one.Field);
        if (one.Line is { } line)
            json.WriteNumber("line"u8, line);
    }

    private static ReadOnlySpan<byte> NameOf(EventStatus status) =>
        status switch
        {
            EventStatus.Applied => "applied"u8,
            EventStatus.Duplicate => "duplicate"u8,
            EventStatus.NoConsent => "no_consent"u8,
            EventStatus.Invalid => "invalid"u8,
            EventStatus.Retry => "retry"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
