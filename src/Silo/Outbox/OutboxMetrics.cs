using System.Diagnostics.Metrics;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Silo.Telemetry;

namespace OrleansBank.Silo.Outbox;

/// <summary>The outbox in figures. Tags are bank and outcome: never a person.</summary>
public sealed class OutboxMetrics : IDisposable
{
    public const string MeterName = "OrleansBank.Outbox";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _tries;
    private readonly Counter<long> _dead;
    private readonly Counter<long> _faults;
    private readonly Histogram<double> _age;
    private IReadOnlyList<BankOwed> _owed = [];
    private TimeProvider _clock = TimeProvider.System;

    public Meter Instruments => _meter;

    public OutboxMetrics()
    {
        _tries = _meter.CreateCounter<long>("outbox.tries", "{try}", "Tries by outcome: confirmed, again, dead, full.");
        _dead = _meter.CreateCounter<long>("outbox.dead_letters", "{row}", "Rows that the bank never took.");
        _faults = _meter.CreateCounter<long>("outbox.faults", "{fault}", "Tries that failed on our side.");
        _age = _meter.CreateHistogram(
            "outbox.confirmed_age",
            "s",
            "From the commit to the bank's answer.",
            tags: null,
            Buckets.LongSeconds
        );
        _meter.CreateObservableGauge(
            "outbox.waiting",
            () => Gauge(one => one.Waiting),
            "{row}",
            "Rows that banks have not taken yet."
        );
        _meter.CreateObservableGauge(
            "outbox.waiting.oldest",
            () => Gauge(AgeOf),
            "s",
            "The age of the oldest of these."
        );
        _meter.CreateObservableGauge("outbox.dead", () => Gauge(one => one.Dead), "{row}", "Dead letters that stand.");
    }

    public void Confirmed(BankId bank, TimeSpan age)
    {
        Tried(bank, "confirmed");
        _age.Record(age.TotalSeconds, new KeyValuePair<string, object?>("bank", bank.Value));
    }

    public void Again(BankId bank) => Tried(bank, "again");

    public void Full(BankId bank) => Tried(bank, "full");

    public void Dead(BankId bank)
    {
        Tried(bank, "dead");
        _dead.Add(1, new KeyValuePair<string, object?>("bank", bank.Value));
    }

    /// <summary>What banks are owed, as it was just read.</summary>
    public void Owed(IReadOnlyList<BankOwed> owed, TimeProvider clock)
    {
        _clock = clock;
        Volatile.Write(ref _owed, owed);
    }

    public void Fault() => _faults.Add(1);

    public void Dispose() => _meter.Dispose();

    private List<Measurement<double>> Gauge(Func<BankOwed, double> value) =>
        [
            .. Volatile
                .Read(ref _owed)
                .Select(one => new Measurement<double>(
                    value(one),
                    new KeyValuePair<string, object?>("bank", one.Bank.Value)
                )),
        ];

    private double AgeOf(BankOwed owed) =>
        owed.OldestAt is { } at ? Math.Max(0, (_clock.GetUtcNow() - at).TotalSeconds) : 0;

    private void Tried(BankId bank, string outcome) =>
        _tries.Add(
            1,
            new KeyValuePair<string, object?>("bank", bank.Value),
            new KeyValuePair<string, object?>("outcome", outcome)
        );
}
