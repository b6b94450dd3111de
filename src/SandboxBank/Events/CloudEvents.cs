using System.Globalization;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank.Events;

/// <summary>CloudEvents 1.0 in the JSON format.</summary>
internal static class CloudEvents
{
    public const string One = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";

    public static JsonObject New(string bank, string type, string subject, DateTimeOffset time, JsonObject data) =>
        new()
        {
            ["specversion"] = "1.0",
            ["id"] = $"{bank}-{Secrets.NewId()}",
            ["source"] = bank,
            ["type"] = type,
            ["subject"] = subject,
            ["time"] = time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        };

    /// <summary>
    /// Writes in what a person at a prompt leaves out. What is there stays as it is, right or wrong: a platform is to be tested
    /// with it.
    /// </summary>
    /// <param name="subject">For events without one; null: leave it out.</param>
    public static void Fill(JsonObject happening, string bank, string? subject, DateTimeOffset now)
    {
        happening.TryAdd("specversion", "1.0");
        happening.TryAdd("id", $"{bank}-{Secrets.NewId()}");
        happening.TryAdd("source", bank);
        happening.TryAdd("time", now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        if (subject is not null)
            happening.TryAdd("subject", subject);
    }
}
