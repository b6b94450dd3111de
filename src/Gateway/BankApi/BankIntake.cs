using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.BankApi.Camt;
using OrleansBank.Gateway.BankApi.CloudEvents;

namespace OrleansBank.Gateway.BankApi;

/// <summary>Takes what banks send: through the door, apart into events, to the platform, and the results back in order.</summary>
internal sealed class BankIntake(IPlatform platform, BankDoor door, BankApiMeter meter, TimeProvider clock)
    : IDisposable
{
    private static readonly string[] EventTypes = [EventForms.Batch, EventForms.One, EventForms.Lines];
    private static readonly string[] CamtTypes = ["application/xml", "text/xml"];

    private readonly SemaphoreSlim _atOnce = new(BankApiLimits.RequestsAtOnceMax);

    public Task AnswerEventsAsync(HttpContext http, string bank) => GuardedAsync(http, () => EventsAsync(http, bank));

    public Task AnswerCamtAsync(HttpContext http, string bank) => GuardedAsync(http, () => CamtAsync(http, bank));

    public void Dispose() => _atOnce.Dispose();

    private async Task GuardedAsync(HttpContext http, Func<Task<Refusal?>> answer)
    {
        var refusal = Refusals.Busy;
        if (await _atOnce.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                refusal = await answer();
            }
            catch (OverloadedException full)
            {
                refusal = Refusals.Overloaded(full.RetryAfter);
            }
            catch (UnavailableException)
            {
                refusal = Refusals.Unavailable;
            }
            finally
            {
                _atOnce.Release();
            }
        }
        if (refusal is not null)
            await refusal.WriteAsync(http);
    }

    private async Task<Refusal?> EventsAsync(HttpContext http, string bank)
    {
        var (refusal, admitted) = await door.AdmitAsync(http, bank, EventTypes);
        if (admitted is null)
            return refusal;
        var events = new List<ReportedEvent>();
        using (admitted)
            refusal = EventForms.Read(
                admitted.MediaType,
                admitted.Body.WrittenMemory,
                admitted.Bank,
                clock.GetUtcNow(),
                events
            );
        if (refusal is not null)
            return refusal;
        var outcomes = await ReportAsync(admitted, events, http.RequestAborted);
        await ReportAnswer.WriteAsync(http, events, outcomes, []);
        return null;
    }

    private async Task<Refusal?> CamtAsync(HttpContext http, string bank)
    {
        var (refusal, admitted) = await door.AdmitAsync(http, bank, CamtTypes);
        if (admitted is null)
            return refusal;
        CamtContent content;
        using (admitted)
            refusal = new CamtReader(admitted.Body.WrittenMemory, clock.GetUtcNow()).Read(out content);
        if (refusal is not null)
            return refusal;
        List<ReportedEvent> all = [.. content.Entries, .. content.Balances];
        var outcomes = await ReportAsync(admitted, all, http.RequestAborted);
        await ReportAnswer.WriteAsync(http, content.Entries, outcomes, content.Balances);
        return null;
    }

    /// <summary>One outcome for each, in order: what could not be read is invalid and never reaches the platform.</summary>
    private async Task<EventOutcome[]> ReportAsync(
        Admitted admitted,
        List<ReportedEvent> all,
        CancellationToken cancellation
    )
    {
        var readable = all.Where(one => one.Event is not null).Select(one => one.Event!).ToArray();
        ImmutableArray<EventOutcome> answered =
            readable.Length == 0
                ? []
                : await platform.ReportAsync(admitted.Bank, readable, admitted.DryRun, cancellation);
        if (answered.Length != readable.Length)
            throw new InvalidOperationException("The platform answered another number of events than it was given.");
        var outcomes = new EventOutcome[all.Count];
        var next = 0;
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = all[i].Event is null
                ? new EventOutcome(EventStatus.Invalid, all[i].Reason)
                : answered[next++];
        }
        if (!admitted.DryRun)
            meter.Answered(admitted.Bank, outcomes);
        return outcomes;
    }
}
