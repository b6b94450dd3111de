using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Http;

namespace OrleansBank.SandboxBank.Banks;

/// <summary>
/// How a bank misbehaves on purpose, so that a platform can be tested against it. A sandbox thing.
/// </summary>
/// <param name="Decisions">What it does with decisions: ok, 503, 400, hang, slow (before they take effect, and again before the answer).</param>
/// <param name="Api">What its account API does: ok, 503, slow.</param>
/// <param name="Signatures">How it signs events: ok, wrong (a bit flipped), old (two minutes), replayed (the nonce before), missing.</param>
/// <param name="DelayMs">How long <c>slow</c> and <c>hang</c> take.</param>
internal sealed record BehaviourSettings(string Decisions, string Api, string Signatures, int DelayMs)
{
    public static BehaviourSettings Good { get; } = new("ok", "ok", "ok", 0);

    public JsonObject ToJson() =>
        new()
        {
            ["decisions"] = Decisions,
            ["api"] = Api,
            ["signatures"] = Signatures,
            ["delayMs"] = DelayMs,
        };
}

/// <summary>The switches of one bank. Read by many requests, swapped whole.</summary>
internal sealed class Behaviour
{
    private volatile BehaviourSettings _settings = BehaviourSettings.Good;

    public BehaviourSettings Settings => _settings;

    /// <summary>What isn't named becomes good again. Null, or why it is refused.</summary>
    public string? Change(JsonNode wanted)
    {
        if (wanted is not JsonObject)
            return "An object is needed.";
        var settings = new BehaviourSettings(
            wanted.Text("decisions") ?? "ok",
            wanted.Text("api") ?? "ok",
            wanted.Text("signatures") ?? "ok",
            wanted.Number("delayMs") ?? 0
        );
        if (settings.Decisions is not ("ok" or "503" or "400" or "hang" or "slow"))
            return "decisions is ok, 503, 400, hang or slow.";
        if (settings.Api is not ("ok" or "503" or "slow"))
            return "api is ok, 503 or slow.";
        if (settings.Signatures is not ("ok" or "wrong" or "old" or "replayed" or "missing"))
            return "signatures is ok, wrong, old, replayed or missing.";
        if (settings.DelayMs is < 0 or > Limits.DelayMsMax)
            return $"delayMs is 0 to {Limits.DelayMsMax}.";
        _settings = settings;
        return null;
    }
}
