using System.Text;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Sessions;

namespace OrleansBank.Gateway.Chat;

/// <summary>The schema of a chat turn, the same for REST and WebSocket.</summary>
internal static class SayRules
{
    private const int PayloadLengthMax = 1_000;

    /// <summary>Null for a turn that may go to the person's grain; else the code of what is wrong with it.</summary>
    public static string? Check(string? id, string? text, string? payload, Caller caller, out SayRequest? say)
    {
        say = null;
        if (!Guid.TryParseExact(id, "D", out _))
            return "invalid_id";
        if (text is null == payload is null)
            return "text_or_payload";
        var wrong = text is not null ? CheckText(ref text) : CheckPayload(payload!);
        if (wrong is null)
            say = new SayRequest(id!, text, payload, caller.SessionId, caller.AuthenticatedAt);
        return wrong;
    }

    /// <summary>
    /// U+0000 and halves of surrogate pairs are refused: no store and no other program agrees on them. Other control characters
    /// than line feed and tab are left out: they show nothing and can hide something. The limit counts what was sent.
    /// </summary>
    private static string? CheckText(ref string text)
    {
        if (text.Length > Limits.TextLengthMax)
            return "text_too_long";
        if (text.Contains('\0', StringComparison.Ordinal) || HasHalfCharacter(text))
            return "text_invalid";
        if (text.Any(IsDropped))
            text = string.Concat(text.Where(c => !IsDropped(c)));
        return string.IsNullOrWhiteSpace(text) ? "text_empty" : null;
    }

    private static string? CheckPayload(string payload) =>
        payload.Length is 0 or > PayloadLengthMax || payload.Any(char.IsControl) || HasHalfCharacter(payload)
            ? "payload_invalid"
            : null;

    private static bool IsDropped(char c) => char.IsControl(c) && c is not ('\n' or '\t');

    private static bool HasHalfCharacter(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return true;
            rest = rest[used..];
        }
        return false;
    }
}
