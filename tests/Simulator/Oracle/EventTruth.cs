using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Simulator.Outside;

namespace OrleansBank.Simulator.Oracle;

/// <summary>One event of a bank: to whom it may have been shown, and to whom it must have been.</summary>
internal sealed class EventTruth(BankId bank, BankAccount account, BankEvent sent, int request, int place)
{
    private readonly Dictionary<UserId, (int Generation, long Version, Permissions? Certain, bool May)> _marks = [];
    private readonly Dictionary<UserId, (int Generation, long Version)> _must = [];
    private readonly HashSet<UserId> _may = [];
    private readonly Dictionary<UserId, long> _first = [];

    public BankId Bank => bank;
    public BankAccount Account => account;
    public BankEvent Sent => sent;

    /// <summary>In which request it was sent first, and where in it.</summary>
    public int Request => request;
    public int Place => place;
    public bool WasAcknowledged { get; private set; }

    /// <summary>Sent again after it was acknowledged: its place in the order may be another one.</summary>
    public bool WasSentAgain { get; private set; }

    /// <summary>What is told of it to a person; null for what is kept in silence.</summary>
    public string? Marker =>
        sent.Report switch
        {
            TransactionReport report => report.Transaction.Information,
            FraudAlertReport report => report.AlertId,
            _ => null,
        };

    /// <summary>Whether one consent stood from the first try to the last: what a change of it lets in later comes later.</summary>
    public bool IsOrderedFor(UserId user) =>
        !WasSentAgain && _must.TryGetValue(user, out var mark) && _first[user] == mark.Version;

    public void Sending(Truth truth)
    {
        WasSentAgain |= WasAcknowledged;
        foreach (var user in account.Holders)
        {
            var person = truth.Of(user);
            var consent = person.Of(bank);
            _first.TryAdd(user, consent.Version);
            _marks[user] = (person.Generation, consent.Version, consent.Certain, consent.MayStand);
        }
    }

    /// <summary>The end of one try; null when no answer came.</summary>
    public void Answered(Truth truth, EventOutcome? outcome)
    {
        var (anyMay, anyMust) = (false, false);
        foreach (var user in account.Holders)
        {
            var mark = _marks[user];
            var consent = truth.Of(user).Of(bank);
            var same = mark.Version == consent.Version;
            var needs = sent.Report.Needs;
            var may = !same || (mark.May && (mark.Certain is not { } shared || shared.HasFlag(needs)));
            var must = same && mark.Certain is { } certain && certain.HasFlag(needs);
            if (may)
                _may.Add(user);
            anyMay |= may;
            anyMust |= must;
            if (!must || outcome is not { Status: EventStatus.Applied or EventStatus.Duplicate } done)
                continue;
            var known = (mark.Generation, mark.Version);
            // With several holders one may have linked since, to whom it is new.
            if (
                done.Status == EventStatus.Applied
                && account.Holders.Count == 1
                && _must.GetValueOrDefault(user) == known
            )
                truth.Complain($"event {sent.Id} was applied twice");
            _must[user] = known;
        }
        if (outcome is not { } told || told.Status == EventStatus.Retry)
            return;
        WasAcknowledged = true;
        if (told.Status == EventStatus.Invalid)
            truth.Complain($"event {sent.Id} is invalid: {told.Reason}");
        if (told.Status is EventStatus.Applied or EventStatus.Duplicate && !anyMay && _may.Count == 0)
            truth.Complain($"event {sent.Id} was applied, and nobody consented");
        if (told.Status == EventStatus.NoConsent && anyMust)
            truth.Complain($"event {sent.Id} was refused, and there is a consent");
    }

    /// <summary>At the end: how often it stands readable in a person's conversation.</summary>
    public void Audit(PersonTruth person, int count)
    {
        if (count > 1)
            person.Complain($"event {sent.Id} is shown {count} times");
        if (count > 0 && !_may.Contains(person.User))
            person.Complain($"event {sent.Id} is shown without consent");
        var now = (person.Generation, person.Of(bank).Version);
        if (count == 0 && _must.TryGetValue(person.User, out var mark) && mark == now)
            person.Complain($"event {sent.Id} was acknowledged and is not shown");
    }
}
