using System.Collections.Frozen;
using System.Text.Json;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// What a refusal means: the HTTP status, then the first ErrorCode of an OBErrorResponse1 or the error of RFC 6749
/// section 5.2. A bank's message and path are never kept: they can quote a person's data.
/// </summary>
public static class OpenBankingErrors
{
    /// <summary>
    /// U008 consent mismatch, U009 invalid consent status, U028 reauthenticate, with their names of version 3.
    /// </summary>
    private static readonly FrozenSet<string> ConsentCodes = FrozenSet.ToFrozenSet([
        "U008",
        "U009",
        "U028",
        "UK.OBIE.Resource.ConsentMismatch",
        "UK.OBIE.Resource.InvalidConsentStatus",
        "UK.OBIE.Reauthenticate",
    ]);

    /// <summary>U011 not found, which a bank may say with 400.</summary>
    private static readonly FrozenSet<string> MissingCodes = FrozenSet.ToFrozenSet([
        "U011",
        "UK.OBIE.Resource.NotFound",
    ]);

    private static readonly FrozenSet<string> TokenErrors = FrozenSet.ToFrozenSet([
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_scope",
        "access_denied",
        "server_error",
        "temporarily_unavailable",
    ]);

    /// <summary>For an answer of the account API under a person's token.</summary>
    public static BankResult<T> OfPerson<T>(BankAnswer answer)
    {
        if (answer.MayPass)
            return Pass<T>(answer);
        var code = Code(answer);
        if (answer.Status == 401 || (code is not null && ConsentCodes.Contains(code)))
            return BankResult<T>.Failed(BankFailure.ConsentEnded, Detail(answer, code));
        return BankResult<T>.Failed(BankFailure.Refused, Detail(answer, code));
    }

    /// <summary>For an answer under our own token, where no person's consent can be at fault.</summary>
    public static BankResult<T> OfClient<T>(BankAnswer answer) =>
        answer.MayPass ? Pass<T>(answer) : BankResult<T>.Failed(BankFailure.Refused, Detail(answer, Code(answer)));

    /// <summary>For the token and the pushed authorization endpoint.</summary>
    public static BankResult<T> OfTokenEndpoint<T>(BankAnswer answer)
    {
        if (answer.MayPass)
            return Pass<T>(answer);
        var error = Member(answer, static root => root.TryGetProperty("error", out var value) ? Text(value) : null);
        var known = error is not null && TokenErrors.Contains(error) ? error : "other";
        var failure = known switch
        {
            "invalid_grant" => BankFailure.ConsentEnded,
            "server_error" or "temporarily_unavailable" => BankFailure.Unavailable,
            _ => BankFailure.Refused,
        };
        return BankResult<T>.Failed(failure, $"oauth_{known}");
    }

    /// <summary>Whether a consent is no longer there to be deleted.</summary>
    public static bool IsGone(BankAnswer answer) =>
        answer.Status is 404 or 410
        || (
            answer.Status is 400 or 403
            && Code(answer) is { } code
            && (MissingCodes.Contains(code) || ConsentCodes.Contains(code))
        );

    private static BankResult<T> Pass<T>(BankAnswer answer) =>
        BankResult<T>.Failed(BankFailure.Unavailable, $"http_{answer.Status}", answer.RetryAfter);

    private static string Detail(BankAnswer answer, string? code) =>
        code is null ? $"http_{answer.Status}" : $"http_{answer.Status}_{code}";

    private static string? Code(BankAnswer answer) => Member(answer, FirstErrorCode);

    private static string? FirstErrorCode(JsonElement root)
    {
        if (!root.TryGetProperty("Errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var error in errors.EnumerateArray())
        {
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("ErrorCode", out var value))
                return Text(value) is { } code && IsCode(code) ? code : null;
        }
        return null;
    }

    private static string? Member(BankAnswer answer, Func<JsonElement, string?> read)
    {
        if (AnswerJson.Parse(answer).Value is not { } document)
            return null;
        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetRawText() is { Length: <= 66 } raw ? raw[1..^1] : null;

    /// <summary>
    /// Four characters of version 4, or a dotted name of version 3: nothing that could hold personal data.
    /// </summary>
    private static bool IsCode(string code) =>
        (code.Length == 4 && code.All(char.IsAsciiLetterOrDigit))
        || (code.StartsWith("UK.OBIE.", StringComparison.Ordinal) && code.All(c => char.IsAsciiLetter(c) || c == '.'));
}
