namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>Asks the writer to leave no erased byte behind. One scrub answers everybody who waits for one.</summary>
internal sealed class PendingScrub : PendingWrite
{
    private readonly TaskCompletionSource outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Outcome => outcome.Task;

    public override void Apply(WriteSession session) { }

    public override void Complete() => outcome.TrySetResult();

    public override void Refuse(bool conflict) => Fail(known: true);

    public override void Fail(bool known) =>
        outcome.TrySetException(new StoreUnavailableException("The store could not be scrubbed now; ask again."));
}
