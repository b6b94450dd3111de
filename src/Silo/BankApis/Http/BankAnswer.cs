namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// A whole answer of a bank, within its limits. Dispose it as soon as it was read: its body is wiped then.
/// </summary>
public sealed class BankAnswer(int status, string? mediaType, TimeSpan? retryAfter, AnswerBuffer body) : IDisposable
{
    public int Status { get; } = status;
    public string? MediaType { get; } = mediaType;
    public TimeSpan? RetryAfter { get; } = retryAfter;
    public ReadOnlyMemory<byte> Body => body.Memory;
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>408, 425, 429 and 5xx: trying again may help.</summary>
    public bool MayPass => Status is 408 or 425 or 429 or >= 500;

    public void Dispose() => body.Dispose();
}
