using System.Net.Http.Headers;
using System.Text.Json;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>
/// Reads one resource over all its pages (UK Open Banking v4, Links.Next), under a person's token:
/// 1. ask for a page; 2. read its rows; 3. go on to the next, which must stay on the origin and be new; 4. stop at the
/// limits.
/// </summary>
public sealed class PagedFetch(BankSession session)
{
    private const int LinkLengthMax = 2_048;

    /// <param name="readPage">Reads one page; false when it wants no more.</param>
    /// <returns>How many pages were read.</returns>
    public async ValueTask<BankResult<int>> ReadAsync(
        Uri first,
        string accessToken,
        Func<JsonElement, AnswerReader, DateTimeOffset, bool> readPage,
        CancellationToken cancellation
    )
    {
        var limits = session.Bank.Limits;
        using var deadline = new CancellationTokenSource(
            TimeSpan.FromMilliseconds(limits.FetchTimeoutMs),
            session.Clock
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var page = first;
        try
        {
            for (var pages = 1; ; pages++)
            {
                if (!seen.Add(page.AbsoluteUri))
                    return BankResult<int>.Failed(BankFailure.BadAnswer, "next_loops");
                var read = await PageAsync(page, accessToken, readPage, either.Token);
                if (!read.Ok)
                    return BankResult<int>.Failed(read.Failure, read.Detail, read.RetryAfter);
                if (read.Value.Next is not { } next || pages >= limits.PagesMax)
                    return BankResult<int>.Of(pages);
                page = next;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return BankResult<int>.Failed(BankFailure.Unavailable, "fetch_timeout");
        }
    }

    private async ValueTask<BankResult<Page>> PageAsync(
        Uri address,
        string accessToken,
        Func<JsonElement, AnswerReader, DateTimeOffset, bool> readPage,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Add("Accept", "application/json");
        var askedAt = session.Clock.GetUtcNow();
        var sent = await session.Http.SendAsync(request, cancellation);
        if (sent.Value is null)
            return BankResult<Page>.Failed(sent.Failure, sent.Detail, sent.RetryAfter);
        using var answer = sent.Value;
        if (!answer.IsSuccess)
            return OpenBankingErrors.OfPerson<Page>(answer);
        return AnswerBody.Read(
            answer,
            (root, reader) =>
                readPage(root, reader, askedAt) && reader.Good ? new Page(Next(root, address, reader)) : new Page(null)
        );
    }

    private static Uri? Next(JsonElement root, Uri from, AnswerReader reader)
    {
        if (reader.OptionalObject(root, "Links") is not { } links)
            return null;
        if (reader.OptionalText(links, "Next", LinkLengthMax) is not { } text)
            return null;
        if (Uri.TryCreate(from, text, out var next) && Origins.Same(next, from))
            return next;
        reader.Break("Links.Next:origin");
        return null;
    }

    private readonly record struct Page(Uri? Next);
}
