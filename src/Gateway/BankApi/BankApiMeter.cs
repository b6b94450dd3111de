using System.Diagnostics.Metrics;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi;

/// <summary>
/// The events of banks in figures, on the meter "OrleansBank.BankApi". Tags are bank and result alone, and a bank is one that has
/// signed: a stranger adds no label.
/// </summary>
internal sealed class BankApiMeter : IDisposable
{
    public const string Name = "OrleansBank.BankApi";
    private static readonly int Results = Enum.GetValues<EventStatus>().Length;

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _events;

    public BankApiMeter() =>
        _events = _meter.CreateCounter<long>(
            "bank.events",
            "{event}",
            "Events that were answered, by bank and result."
        );

    public Meter Instruments => _meter;

    /// <summary>One addition a result and request, not one an event.</summary>
    public void Answered(BankId bank, ReadOnlySpan<EventOutcome> outcomes)
    {
        if (!_events.Enabled)
            return;
        Span<int> counts = stackalloc int[Results];
        foreach (var outcome in outcomes)
            counts[(int)outcome.Status]++;
        for (var status = 0; status < counts.Length; status++)
        {
            if (counts[status] > 0)
                _events.Add(
                    counts[status],
                    new KeyValuePair<string, object?>("bank", bank.Value),
                    new KeyValuePair<string, object?>("result", NameOf((EventStatus)status))
                );
        }
    }

    public void Dispose() => _meter.Dispose();

    private static string NameOf(EventStatus status) =>
        status switch
        {
            EventStatus.Applied => "applied",
            EventStatus.Duplicate => "duplicate",
            EventStatus.NoConsent => "no_consent",
            EventStatus.Invalid => "invalid",
            EventStatus.Retry => "retry",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
