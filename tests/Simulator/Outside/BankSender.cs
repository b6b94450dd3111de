using System.Collections.Immutable;
using System.Globalization;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Money;
using OrleansBank.Simulator.Cluster;
using OrleansBank.Simulator.Oracle;
using OrleansBank.Simulator.Time;

namespace OrleansBank.Simulator.Outside;

/// <summary>A bank's sender: some events a request, and again whatever was not acknowledged, until it is.</summary>
internal sealed class BankSender(Setting setting, SimulatedCluster cluster, BankId bank, int line, Chance chance)
{
    private readonly ProcessClock _clock = new(setting.Outside);
    private readonly List<EventTruth> _acknowledged = [];
    private int _events;

    /// <summary>Nothing new is begun any more.</summary>
    public bool IsTired { get; set; }

    public async Task LiveAsync()
    {
        for (var request = 0; request < setting.Shape.RequestsOfEachBank && !IsTired; request++)
        {
            await Task.Delay(chance.Millis(5, setting.Shape.ThinkMillisMax), _clock);
            await SendAsync(request);
        }
    }

    private async Task SendAsync(int request)
    {
        var accounts = setting.Banks.AccountsOf(bank);
        var few = Enumerable.Range(0, chance.Between(1, 3)).Select(_ => chance.Of(accounts)).Distinct().ToArray();
        var open = new List<EventTruth>();
        for (var place = chance.Between(1, 6); place > 0; place--)
            open.Add(NewEvent(chance.Of(few), request, open.Count));
        setting.Truth.Events.AddRange(open);
        // A bank that lost count sends once more what was taken long ago.
        if (_acknowledged.Count > 0 && chance.OneIn(6))
            open.Add(chance.Of(_acknowledged));
        while (open.Count > 0)
        {
            var outcomes = await TryAsync(open);
            var left = new List<EventTruth>();
            for (var i = 0; i < open.Count; i++)
            {
                if (outcomes is { } told && told[i].Status != EventStatus.Retry)
                    _acknowledged.Add(open[i]);
                else
                    left.Add(open[i]);
            }
            open = left;
            if (open.Count > 0)
                await Task.Delay(chance.Millis(100, 1_500), _clock);
        }
    }

    private async Task<ImmutableArray<EventOutcome>?> TryAsync(List<EventTruth> open)
    {
        foreach (var one in open)
            one.Sending(setting.Truth);
        ImmutableArray<EventOutcome>? outcomes = null;
        if (cluster.AnyGateway() is { } gateway)
        {
            BankEvent[] events = [.. open.Select(one => one.Sent)];
            try
            {
                outcomes = await gateway.CallAsync(platform =>
                    platform.ReportAsync(bank, events, dryRun: false, CancellationToken.None)
                );
                setting.Truth.CountTurn();
            }
            catch (Exception away)
            {
                setting.World.Trace($"{bank}: {away.GetType().Name}");
            }
        }
        for (var i = 0; i < open.Count; i++)
            open[i].Answered(setting.Truth, outcomes?[i]);
        setting.World.Trace(
            $"{bank}: {string.Join(' ', open.Select((one, i) => $"{one.Sent.Id}@{one.Account.Ref}={outcomes?[i].Status}"))}"
        );
        return outcomes;
    }

    private EventTruth NewEvent(BankAccount account, int request, int place)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{bank}-{line}-{++_events}");
        // Times are out of order, as those of several systems of a bank are.
        var at = _clock.GetUtcNow().AddSeconds(-chance.Below(7_200));
        BankReport report = chance.Below(10) switch
        {
            < 2 => new BalanceReport(Banks.BalanceAt(at, chance.Below(500_000))),
            2 => new FraudAlertReport(
                id,
                null,
                account.Card,
                account.Last4,
                new Amount(-4_200, Currency.Euro),
                "Casino",
                "MT",
                "unusual",
                at,
                _clock.GetUtcNow().AddHours(20)
            ),
            _ => new TransactionReport(
                new BankTransaction(
                    account.Ref,
                    id,
                    // Each its own amount, so that none is taken for another's posted form.
                    new Amount(-(100_000L * line) - _events, Currency.Euro),
                    TransactionStatus.Booked,
                    at,
                    at,
                    "Shop",
                    $"marker {id}"
                )
            ),
        };
        var sent = new BankEvent(id, $"content of {id}", account.Ref, at, report);
        return new EventTruth(bank, account, sent, (line * 10_000) + request, place);
    }
}
