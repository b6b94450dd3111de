using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrleansBank.Domain;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Outbox;

/// <summary>
/// Sends what banks are owed, at least once, in order per (bank, order key), whatever is killed. The rows are the only
/// memory: what this process forgets, a lease that runs out brings back. Leases are short, so that those of a process
/// that was killed end soon, and renewed for as long as their rows are in hand. Who stood still past its lease sends
/// nothing more; what it had sent already comes to the bank once more under the same key, never behind a later one.
/// 1. Lease rows whose time has come; 2. hand each to its bank's lane; 3. open, send, judge; 4. let the person's grain
/// settle it, or set its next time; 5. sleep until a kick, the next known time, or the regular look.
/// </summary>
public sealed partial class OutboxSender : IAsyncDisposable
{
    private readonly IGrainStore _store;
    private readonly IBankApis _banks;
    private readonly IOutboxCodec _codec;
    private readonly IOutboxListener _listener;
    private readonly OutboxLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Func<double> _unit;
    private readonly OutboxMetrics _metrics;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<BankId, BankLane> _lanes = new();
    private readonly Alarm _alarm;
    private readonly HeldRows _held = new();
    private readonly CancellationTokenSource _leasing = new();
    private readonly CancellationTokenSource _keeping = new();
    private readonly CancellationTokenSource _sending = new();
    private Task _loop = Task.CompletedTask;
    private Task _keeper = Task.CompletedTask;

    /// <param name="unit">Randomness from 0 up to but not including 1; safe to call from several threads.</param>
    public OutboxSender(
        IGrainStore store,
        IBankApis banks,
        IOutboxCodec codec,
        IOutboxListener listener,
        OutboxLimits limits,
        TimeProvider clock,
        Func<double> unit,
        OutboxMetrics metrics,
        ILogger<OutboxSender> log
    )
    {
        limits.Check();
        (_store, _banks, _codec, _listener) = (store, banks, codec, listener);
        (_limits, _clock, _unit, _metrics, _log) = (limits, clock, unit, metrics, log);
        _alarm = new Alarm(clock);
    }

    public void Start()
    {
        _loop = LoopAsync();
        _keeper = KeepAsync();
    }

    /// <summary>
    /// A turn committed an outbox row: look at once. Returns at once; calls that come together count as one.
    /// </summary>
    public void Kick() => _alarm.Ring();

    /// <summary>
    /// Takes nothing more, hands back what waits, lets what is under way finish, and cancels it when that takes too
    /// long.
    /// </summary>
    public async Task StopAsync()
    {
        await _leasing.CancelAsync();
        await _loop;
        var underWay = new List<Task>();
        foreach (var (_, lane) in _lanes.OrderBy(one => one.Key.Value, StringComparer.Ordinal))
        {
            var (waiting, running) = lane.Close();
            underWay.Add(running);
            foreach (var row in waiting)
                await PostponeAsync(row, _clock.GetUtcNow(), "stopping");
        }
        var all = Task.WhenAll(underWay);
        using var finished = new CancellationTokenSource();
        var patience = Task.Delay(TimeSpan.FromMilliseconds(_limits.StopMs), _clock, finished.Token);
        if (await Task.WhenAny(all, patience) == patience)
            await _sending.CancelAsync();
        await finished.CancelAsync();
        await all;
        await _keeping.CancelAsync();
        await _keeper;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _leasing.Dispose();
        _keeping.Dispose();
        _sending.Dispose();
    }

    private async Task LoopAsync()
    {
        await Task.Yield();
        while (!_leasing.IsCancellationRequested)
        {
            var leased = await LeaseAsync();
            foreach (var row in leased)
                await AddAsync(row);
            if (leased.Count == _limits.LeaseRowsMax)
                continue; // There may be more.
            await _alarm.WaitAsync(TimeSpan.FromMilliseconds(_limits.LookEveryMs), _leasing.Token);
        }
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(_limits.RenewEveryMs), _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_keeping.Token))
                await RenewAsync();
        }
        catch (OperationCanceledException) when (_keeping.IsCancellationRequested)
        {
            // Nothing is in hand any more.
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            var until = _clock.GetUtcNow() + TimeSpan.FromMilliseconds(_limits.LeaseMs);
            await _held.RenewAsync(held => _store.RenewOutboxAsync(held, until, _keeping.Token));
        }
        catch (Exception fault)
        {
            // Tried again; meanwhile the leases run out, and nothing is sent under them.
            if (!_keeping.IsCancellationRequested)
                Faulted(fault);
        }
    }

    private async Task<IReadOnlyList<OutboxRow>> LeaseAsync()
    {
        try
        {
            var leaseFor = TimeSpan.FromMilliseconds(_limits.LeaseMs);
            var now = _clock.GetUtcNow();
            return await _held.TakeAsync(() =>
                _store.LeaseOutboxAsync(now, leaseFor, _limits.LeaseRowsMax, _leasing.Token)
            );
        }
        catch (Exception fault)
        {
            if (!_leasing.IsCancellationRequested)
                Faulted(fault);
            return [];
        }
    }

    private async Task AddAsync(OutboxRow row)
    {
        var lane = _lanes.GetOrAdd(
            row.Bank,
            _ => new BankLane(_limits.PerBankMax, _limits.WaitingPerBankMax, HandleAsync)
        );
        if (lane.TryAdd(row))
            return;
        _metrics.Full(row.Bank);
        await PostponeAsync(
            row,
            _clock.GetUtcNow() + OutboxRule.Wait(row.Attempts, null, _limits, _unit()),
            "lane_full"
        );
    }

    /// <summary>One row from its lane. Never throws: a fault here must not end the lane.</summary>
    private async Task HandleAsync(OutboxRow row)
    {
        try
        {
            // It may have waited in its lane for longer than this process lived.
            if (_held.IsOurs(row, _clock.GetUtcNow()))
                await SendAsync(row);
        }
        catch (OperationCanceledException) when (_sending.IsCancellationRequested)
        {
            await PostponeAsync(row, _clock.GetUtcNow(), "stopping");
        }
        catch (Exception fault)
        {
            Faulted(fault);
            await PostponeAsync(
                row,
                _clock.GetUtcNow() + OutboxRule.Wait(row.Attempts, null, _limits, _unit()),
                "fault"
            );
        }
        _held.Forget(row);
        _alarm.Ring(); // The next row of the same order key may go now.
    }

    private async Task SendAsync(OutboxRow row)
    {
        if (await _codec.OpenAsync(row, _sending.Token) is not { } item)
        {
            _metrics.Dead(row.Bank);
            await PostponeAsync(row, null, "unreadable");
            return;
        }
        var result = await TryAsync(row, item);
        var now = _clock.GetUtcNow();
        switch (OutboxRule.Judge(row, item, result, _limits, now, _unit()))
        {
            // Somebody else may have had this row's end already, and those of later ones of the same card.
            case OutboxVerdict.Confirmed or OutboxVerdict.Dead when !_held.IsOurs(row, now):
                break;
            case OutboxVerdict.Confirmed:
                await _listener.SettledAsync(row.User, row.Bank, item, row.Id, true, _sending.Token);
                _metrics.Confirmed(row.Bank, now - row.CreatedAt);
                break;
            case OutboxVerdict.Again again:
                _metrics.Again(row.Bank);
                await PostponeAsync(row, again.At, again.Error);
                break;
            case OutboxVerdict.Dead dead:
                // The person first: a crash between the two tells them twice, the other order might never tell them.
                await _listener.SettledAsync(row.User, row.Bank, item, row.Id, false, _sending.Token);
                await PostponeAsync(row, null, dead.Error);
                _metrics.Dead(row.Bank);
                DeadLetter(_log, row.Bank.Value, dead.Error);
                break;
        }
    }

    private async Task<BankResult<bool>> TryAsync(OutboxRow row, OutboxItem item)
    {
        if (_banks.Find(row.Bank) is not { } bank)
            return BankResult<bool>.Failed(BankFailure.Unavailable, "bank_not_configured");
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(_limits.SendTimeoutMs), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _sending.Token);
        try
        {
            return item switch
            {
                OwedDecision owed => await bank.DecideAsync(row.Id, owed.Decision, either.Token),
                OwedRevocation owed => await bank.RevokeAsync(owed.BankConsentId, owed.Tokens, either.Token),
                _ => throw new InvalidOperationException("An unknown kind of outbox item."),
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !_sending.IsCancellationRequested)
        {
            return BankResult<bool>.Failed(BankFailure.Unavailable, "timeout");
        }
    }

    /// <summary>When even this fails, the lease that runs out brings the row back.</summary>
    private async Task PostponeAsync(OutboxRow row, DateTimeOffset? nextAt, string error)
    {
        try
        {
            if (await _held.LetGoAsync(row) is not { } lease)
                return;
            await _store.PostponeOutboxAsync(lease, nextAt, error, CancellationToken.None);
            if (nextAt is { } at)
                _alarm.SetFor(at);
        }
        catch (Exception fault)
        {
            Faulted(fault);
        }
    }

    private void Faulted(Exception fault)
    {
        _metrics.Fault();
        SenderFault(_log, fault.GetType().Name);
    }

    [LoggerMessage(
        4200,
        LogLevel.Error,
        "Bank {Bank} will never take what it is owed: {Error}. It is a dead letter now."
    )]
    private static partial void DeadLetter(ILogger log, string bank, string error);

    [LoggerMessage(4201, LogLevel.Warning, "The outbox met a fault of ours, {Kind}, and tries again.")]
    private static partial void SenderFault(ILogger log, string kind);
}
