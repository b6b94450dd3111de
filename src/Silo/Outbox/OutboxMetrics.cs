using System.Diagnostics.Metrics;
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

    public void Fault() => _faults.Add(1);

    public void Dispose() => _meter.Dispose();

    private void Tried(BankId bank, string outcome) =>
        _tries.Add(
            1,
            new KeyValuePair<string, object?>("bank", bank.Value),
            new KeyValuePair<string, object?>("outcome", outcome)
        );
}
