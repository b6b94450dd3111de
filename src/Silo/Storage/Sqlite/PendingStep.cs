namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>A small write beside the turns (a nonce, a lease), committed together with them.</summary>
internal sealed class PendingStep<T>(Func<WriteSession, T> step) : PendingWrite
{
    private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Outcome => outcome.Task;

    public override void Apply(WriteSession session) => result = step(session);

    public override void Complete() => outcome.TrySetResult(result!);

    public override void Refuse(bool conflict) =>
        outcome.TrySetException(new InvalidOperationException("A row breaks a rule of the store."));

    public override void Fail(bool known) =>
        outcome.TrySetException(
            new StoreUnavailableException(
                known ? "The store failed; nothing was kept." : "The store failed; whether it was kept is not known."
            )
        );
}
