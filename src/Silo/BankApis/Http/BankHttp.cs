using System.Net.Http.Headers;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Runtime;
using OrleansBank.Silo.BankApis.Health;

namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// Sends one request to a bank and brings back one whole answer, or a named failure:
/// 1. only to a configured origin; 2. within the bank's rate budget; 3. unless its circuit is open; 4. within the
/// time-out;
/// 5. no redirect, no encoding, no more bytes than the limit. Whatever happens, the circuit learns of it.
/// </summary>
public sealed class BankHttp(
    HttpMessageInvoker connections,
    Origins origins,
    BankLimits limits,
    RequestBudget budget,
    CircuitBreaker circuit,
    TimeProvider clock,
    IIds ids
)
{
    public const string InteractionHeader = "x-fapi-interaction-id";

    public async ValueTask<BankResult<BankAnswer>> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        // Step 1: origin.
        if (request.RequestUri is not { } address || !origins.Allows(address))
            return Failed(BankFailure.Refused, "origin_not_configured");

        // Step 2: budget. Before the circuit, so that a trial of a half-open circuit is never spent on waiting.
        if (await budget.TakeAsync(cancellation) is { } wait)
            return Failed(BankFailure.Unavailable, "rate_budget", wait);

        // Step 3: circuit.
        if (circuit.TryEnter() is { } closedFor)
            return Failed(BankFailure.Unavailable, "circuit_open", closedFor);

        request.Headers.TryAddWithoutValidation(InteractionHeader, Guid.ParseExact(ids.NewId(), "N").ToString("D"));
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(limits.RequestTimeoutMs), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            // Steps 4 and 5.
            using var response = await connections.SendAsync(request, either.Token);
            var answer = await ReadAsync(response, either.Token);
            Learn(answer);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            circuit.Failed("timeout");
            return Failed(BankFailure.Unavailable, "timeout");
        }
        catch (OperationCanceledException)
        {
            circuit.Abandoned();
            throw;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            circuit.Failed("no_answer");
            return Failed(BankFailure.Unavailable, "no_answer");
        }
    }

    private async ValueTask<BankResult<BankAnswer>> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellation
    )
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            return Failed(BankFailure.BadAnswer, "redirect");
        if (response.Content.Headers.ContentEncoding.Count > 0)
            return Failed(BankFailure.BadAnswer, "content_encoding");
        if (response.Content.Headers.ContentLength > limits.AnswerBytesMax)
            return Failed(BankFailure.BadAnswer, "answer_too_large");
        var body = new AnswerBuffer();
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            if (await body.TryFillAsync(stream, limits.AnswerBytesMax, cancellation))
            {
                var answer = new BankAnswer(
                    status,
                    response.Content.Headers.ContentType?.MediaType,
                    Wait(response.Headers.RetryAfter),
                    body
                );
                body = null;
                return BankResult<BankAnswer>.Of(answer);
            }
            return Failed(BankFailure.BadAnswer, "answer_too_large");
        }
        finally
        {
            body?.Dispose();
        }
    }

    private void Learn(BankResult<BankAnswer> answer)
    {
        if (answer.Value is { Status: >= 500 } ill)
            circuit.Failed($"http_{ill.Status}");
        else
            circuit.Succeeded();
    }

    /// <summary>RFC 9110 section 10.2.3: seconds or a date; never negative, and at most a day.</summary>
    private TimeSpan? Wait(RetryConditionHeaderValue? retry)
    {
        var wait = retry?.Delta ?? (retry?.Date is { } date ? date - clock.GetUtcNow() : null);
        if (wait is not { } value)
            return null;
        return value < TimeSpan.Zero ? TimeSpan.Zero
            : value > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1)
            : value;
    }

    private static BankResult<BankAnswer> Failed(BankFailure failure, string detail, TimeSpan? wait = null) =>
        BankResult<BankAnswer>.Failed(failure, detail, wait);
}
