using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Hosting;

/// <summary>
/// Takes a bank's events to the people whom they concern. All of a person's events in one request are one turn, in the request's order; a
/// joint account's event goes to every one of its people, and its outcomes are combined.
/// </summary>
public sealed partial class EventIntake(IGrainCaller grains, AccountDirectory directory, ILogger<EventIntake> log)
{
    public async ValueTask<ImmutableArray<EventOutcome>> ReportAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        bool dryRun,
        CancellationToken cancellation
    )
    {
        var outcomes = new EventOutcome?[events.Count];
        var everything = Enumerable.Range(0, events.Count).ToList();
        await ApplyAsync(bank, events, everything, fresh: false, dryRun, outcomes, cancellation);

        // A cached way may lead to someone who has just revoked while another has just linked: look once more before saying no.
        var refused = everything.FindAll(i => outcomes[i] is { Status: EventStatus.NoConsent });
        if (refused.Count > 0)
        {
            foreach (var i in refused)
                outcomes[i] = null;
            await ApplyAsync(bank, events, refused, fresh: true, dryRun, outcomes, cancellation);
        }
        return [.. outcomes.Select(outcome => outcome ?? new EventOutcome(EventStatus.NoConsent))];
    }

    private async ValueTask ApplyAsync(
        BankId bank,
        IReadOnlyList<BankEvent> events,
        List<int> indexes,
        bool fresh,
        bool dryRun,
        EventOutcome?[] outcomes,
        CancellationToken cancellation
    )
    {
        // Step 1: sort the events by person. Looked up once an account and request.
        var byUser = new Dictionary<UserId, List<int>>();
        var looked = new Dictionary<AccountRef, IReadOnlyList<UserId>>();
        foreach (var i in indexes)
        {
            var subject = events[i].Subject;
            if (!looked.TryGetValue(subject, out var users))
                looked[subject] = users = await directory.UsersOfAsync(bank, subject, fresh, cancellation);
            foreach (var user in users)
            {
                if (!byUser.TryGetValue(user, out var mine))
                    byUser[user] = mine = [];
                mine.Add(i);
            }
        }

        // Step 2: ask every person's grain at once; each runs its own turn, and their commits gather in one.
        var asked = new List<(List<int> Indexes, Task<ImmutableArray<EventOutcome>> Answer)>(byUser.Count);
        foreach (var (user, mine) in byUser)
        {
            var turn = new ReportRequest(bank, [.. mine.Select(i => events[i])], dryRun);
            asked.Add((mine, AskAsync(user, turn, cancellation)));
        }

        // Step 3: combine.
        foreach (var (mine, answer) in asked)
        {
            var results = await answer;
            for (var i = 0; i < mine.Count; i++)
                outcomes[mine[i]] = Combine(outcomes[mine[i]], results[i]);
        }
    }

    private async Task<ImmutableArray<EventOutcome>> AskAsync(
        UserId user,
        ReportRequest turn,
        CancellationToken cancellation
    )
    {
        try
        {
            var id = ConversationGrainFactory.IdOf(user);
            return ((ReportedReply)await grains.AskAsync(id, turn, cancellation)).Outcomes;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One person's trouble is not the bank's, nor another person's: these events come again.
            if (failure is not OverloadedException)
                LogTurnFailed(log, failure, turn.Events.Length);
            return [.. turn.Events.Select(_ => new EventOutcome(EventStatus.Retry))];
        }
    }

    /// <summary>Retry before all, since the bank must send it again; then what went wrong; then what was done.</summary>
    private static EventOutcome Combine(EventOutcome? one, EventOutcome other) =>
        one is { } first && RankOf(first) <= RankOf(other) ? first : other;

    private static int RankOf(EventOutcome outcome) =>
        outcome.Status switch
        {
            EventStatus.Retry => 0,
            EventStatus.Invalid => 1,
            EventStatus.Applied => 2,
            EventStatus.Duplicate => 3,
            _ => 4,
        };

    [LoggerMessage(
        3001,
        LogLevel.Error,
        "A turn that applies {Count} bank events failed; the bank will send them again."
    )]
    private static partial void LogTurnFailed(ILogger log, Exception failure, int count);
}
