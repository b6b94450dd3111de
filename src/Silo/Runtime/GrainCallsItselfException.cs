namespace OrleansBank.Silo.Runtime;

/// <summary>
/// A grain called itself from within its own turn: the call could only wait for the turn that waits for it. A bug of the grain.
/// Work that outlives the turn on purpose must be begun with <see cref="ExecutionContext.SuppressFlow"/>, as it counts as within it.
/// </summary>
public sealed class GrainCallsItselfException(string kind)
    : InvalidOperationException($"a grain of kind {kind} called itself within its own turn");
