using System.Collections.Immutable;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Runtime;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// One person's conversation. The imperative shell around <see cref="Conversation.Decide"/>: load, decide, commit, carry out. What
/// leaves the process leaves after the commit; when a commit did not surely happen, nothing leaves and the person is loaded anew.
/// </summary>
public sealed partial class ConversationGrain(UserId user, ConversationServices services) : IGrain
{
    /// <summary>How often one decision may ask the history before it must decide.</summary>
    private const int QuestionsMax = 4;

    private Person? _person;

    public bool MustReload { get; private set; }

    private Person Loaded => _person ?? throw new InvalidOperationException("a turn before the activation");

    public async ValueTask ActivateAsync(CancellationToken cancellation) =>
        _person = await Person.LoadAsync(user, services.Store, services.Vault, cancellation);

    private async ValueTask ReloadAsync(CancellationToken cancellation)
    {
        var before = _person;
        _person = await Person.LoadAsync(user, services.Store, services.Vault, cancellation);
        before?.Dispose();
        MustReload = false;
    }

    public void Deactivate()
    {
        _person?.Dispose();
        _person = null;
    }

    public async ValueTask<object> HandleAsync(object request, CancellationToken cancellation) =>
        request switch
        {
            ReportRequest report => await ReportAsync(report, cancellation),
            SayRequest say => await SayAsync(say, cancellation),
            UserRequest other => await HandleUserAsync(other, cancellation),
            DueRequest due => await HandleDueAsync(due, cancellation),
            LinkStepRequest step => await HandleLinkStepAsync(step, cancellation),
            FetchPlanRequest plan => PlanFetch(plan),
            FetchStepRequest step => await HandleFetchStepAsync(step, cancellation),
            OpenOutboxRequest open => OpenOutbox(open),
            DecisionSettledRequest settled => await SettleAsync(
                new DecisionSettled(settled.Bank, settled.Decision, settled.Confirmed),
                settled.OutboxId,
                settled.Confirmed,
                cancellation
            ),
            RevocationSettledRequest settled => await SettleAsync(
                new RevocationSettled(settled.Bank, settled.ConsentId, settled.Confirmed),
                settled.OutboxId,
                settled.Confirmed,
                cancellation
            ),
            _ => throw new NotSupportedException($"a request that no turn answers: {request.GetType().Name}"),
        };

    private async ValueTask<UserReply> HandleUserAsync(UserRequest request, CancellationToken cancellation)
    {
        var ids = services.Ids;
        return request switch
        {
            SignInRequest sign => await ReplyAsync(
                new SignedIn(
                    new Session(sign.SessionId, sign.AuthenticatedAt, sign.ExpiresAt),
                    sign.Locale,
                    sign.TimeZone
                ),
                cancellation
            ),
            SignOutRequest sign => await ReplyAsync(new SignedOut(sign.SessionId), cancellation),
            CheckSessionRequest check => CheckSession(check),
            ReadRequest read => await ReplyAsync(new HasRead(read.Seq), cancellation),
            RevokeRequest revoke => await ReplyAsync(new RevocationAsked(revoke.ConsentId, ids.NewId()), cancellation),
            EraseMeRequest erase => await ReplyAsync(
                new ErasureAsked(erase.SessionId, erase.AuthenticatedAt),
                cancellation
            ),
            _ => await ReadAsync(request, cancellation),
        };
    }

    private async ValueTask<UserReply> ReplyAsync(Input input, CancellationToken cancellation)
    {
        var (refusal, _, _) = await RunAsync(input, client: null, cancellation);
        return refusal is { } why ? new RefusedReply(why) : DoneReply.Instance;
    }

    private async ValueTask<ReportedReply> ReportAsync(ReportRequest report, CancellationToken cancellation)
    {
        var input = new BankReported(report.Bank, report.Events).Named(Loaded.State);
        if (report.DryRun)
        {
            var dry = await DecideAsync(input, services.Clock.GetUtcNow(), cancellation);
            return new ReportedReply(((Decided)dry).Outcomes);
        }
        var (refusal, decided, _) = await RunAsync(input, client: null, cancellation);
        // Not surely durable: the bank sends them again, and those that were kept are found as duplicates.
        return refusal is null && decided is not null
            ? new ReportedReply(decided.Outcomes)
            : new ReportedReply([.. report.Events.Select(_ => new EventOutcome(EventStatus.Retry))]);
    }

    private async ValueTask<object> HandleDueAsync(DueRequest due, CancellationToken cancellation)
    {
        if (due.Kind == DueKind.Fetch)
        {
            // The fetch itself moves this time on, or takes it away when it is done.
            var bank = new BankId(due.Key);
            if (!Loaded.State.Banks.ContainsKey(bank))
                return await CommitOnlyAsync(new DueDelete((int)due.Kind, due.Key), cancellation);
            var again = services.Clock.GetUtcNow().AddSeconds(Limits.FetchRetrySeconds);
            var done = await CommitOnlyAsync(new DueWrite((int)due.Kind, due.Key, bank, again), cancellation);
            services.Aftermath.FetchWanted(user, bank);
            return done;
        }
        var input = new DueCame(due.Kind, due.Key, services.Ids.NewId());
        await RunAsync(input, client: null, cancellation, new DueDelete((int)due.Kind, due.Key));
        return DoneReply.Instance;
    }

    /// <summary>A confirmed row leaves in this commit; one that was given up stays, as a dead letter for operators.</summary>
    private async ValueTask<object> SettleAsync(
        Input input,
        string outboxId,
        bool confirmed,
        CancellationToken cancellation
    )
    {
        var row = confirmed ? new OutboxDelete(outboxId) : null;
        var (refusal, _, _) = await RunAsync(input, client: null, cancellation, row);
        // That there was nothing to say is no failure; that it was not committed is.
        return refusal is "unavailable" or "invalid" ? new RefusedReply(refusal) : DoneReply.Instance;
    }

    /// <summary>Decides and commits one input. The refusal's code, or null when it was decided and is durable.</summary>
    private async ValueTask<(string? Refusal, Decided? Decided, TurnBuilder? Turn)> RunAsync(
        Input input,
        (string Id, byte[] ContentHash)? client,
        CancellationToken cancellation,
        RowWrite? beside = null
    )
    {
        var now = services.Clock.GetUtcNow();
        var decision = await DecideAsync(input, now, cancellation);
        if (decision is not Decided decided)
        {
            if (beside is not null && await CommitOnlyAsync(beside, cancellation) is RefusedReply)
                return ("unavailable", null, null);
            return (SnakeCase.Of(((Refused)decision).Why), null, null);
        }
        var turn = new TurnBuilder(Loaded, user, services, now) { Client = client };
        // From here on the person in memory is ahead of the store: any failure means loading anew.
        MustReload = true;
        // What goes with the turn stands first, so that a decision may set a due time anew that this one takes away.
        if (beside is not null)
            turn.Commit.Writes.Add(beside);
        await turn.BuildAsync(decided, cancellation);
        if (turn.Commit.Writes.Count > 0)
        {
            var result = await CommitAsync(turn.Commit, CancellationToken.None);
            if (result != CommitResult.Committed)
                return (result == CommitResult.Invalid ? "invalid" : "unavailable", null, null);
        }
        Loaded.State = turn.Erases && decided.Effects.Any(e => e is ErasePerson) ? Loaded.State : decided.State;
        MustReload = false;
        turn.RunAftermath();
        if (turn.Erases)
            await services.Aftermath.ErasedAsync(CancellationToken.None);
        return (null, decided, turn);
    }

    private async ValueTask<Decision> DecideAsync(Input input, DateTimeOffset now, CancellationToken cancellation)
    {
        var lookups = new Lookups(Loaded, user, services.Store);
        var known = await lookups.ForAsync(services.Known, input, cancellation);
        for (var asked = 0; ; asked++)
        {
            var decision = Conversation.Decide(Loaded.State, input, known, now);
            if (decision is not AsksHistory asks)
                return decision;
            if (asked == QuestionsMax)
                throw new InvalidOperationException("a decision that never stops asking");
            known = known with { History = await lookups.HistoryAsync(asks.Query, cancellation) };
        }
    }

    private async ValueTask<object> CommitOnlyAsync(RowWrite row, CancellationToken cancellation)
    {
        var commit = new TurnCommit(user);
        commit.Writes.Add(row);
        var result = await CommitAsync(commit, cancellation);
        return result == CommitResult.Committed ? DoneReply.Instance : new RefusedReply("unavailable");
    }

    /// <exception cref="PartitionLostException">This activation is a zombie. A refusal would be an answer, and it may give none.</exception>
    private async ValueTask<CommitResult> CommitAsync(TurnCommit commit, CancellationToken cancellation)
    {
        var result = await services.Store.CommitAsync(commit, cancellation);
        if (result != CommitResult.StaleEpoch)
            return result;
        MustReload = true;
        var (partition, epoch) = commit.Fence ?? default;
        throw new PartitionLostException(partition, epoch);
    }
}
