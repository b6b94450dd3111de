namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>What a call has come to so far. It never waits: a test moves the scheduler first.</summary>
internal sealed class Answer
{
    public Answer(ValueTask<object> call) => Task = KeepAsync(call);

    public Task Task { get; }
    public bool IsCompleted => Task.IsCompleted;
    public bool IsCanceled => Task.IsCanceled;
    public bool Succeeded => Task.IsCompletedSuccessfully;
    public Exception? Error => Task.Exception?.InnerException;

    /// <summary>Null until it has come.</summary>
    public object? Value { get; private set; }

    private async Task KeepAsync(ValueTask<object> call) => Value = await call;
}
