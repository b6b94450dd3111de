using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>A turn that waits for its commit.</summary>
internal sealed class PendingTurn(TurnCommit commit) : PendingWrite
{
    private readonly TaskCompletionSource<CommitResult> outcome = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private CommitResult result;

    public Task<CommitResult> Outcome => outcome.Task;

    public override void Apply(WriteSession session)
    {
        var person = session.Names.Person(commit.User);
        if (session.Checks.Refusal(person, commit) is { } refusal)
        {
            result = refusal;
            return;
        }
        foreach (var write in commit.Writes)
        {
            if (person is null && TurnRows.NeedsPerson(write))
                person = session.Names.NewPerson(commit.User);
            session.Rows.Write(person?.Id ?? 0, commit.User, write);
            if (write is TurnWrite turn)
                person!.LastSeq = turn.LastSeq;
            else if (write is PersonErase)
                session.Names.ForgetPerson(commit.User);
        }
        result = CommitResult.Committed;
    }

    public override void Complete() => outcome.TrySetResult(result);

    public override void Refuse(bool conflict) =>
        outcome.TrySetResult(conflict ? CommitResult.VersionConflict : CommitResult.Invalid);

    public override void Fail(bool known) => outcome.TrySetResult(known ? CommitResult.Failed : CommitResult.Unknown);
}
