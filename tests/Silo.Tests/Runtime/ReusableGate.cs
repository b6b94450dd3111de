using System.Threading.Tasks.Sources;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>A wait that costs no memory: one at a time, opened by hand.</summary>
internal sealed class ReusableGate : IValueTaskSource<object>
{
    private ManualResetValueTaskSourceCore<object> _core;

    public ValueTask<object> Wait() => new(this, _core.Version);

    public void Open(object result) => _core.SetResult(result);

    public object GetResult(short token)
    {
        object result = _core.GetResult(token);
        _core.Reset();
        return result;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _core.OnCompleted(continuation, state, token, flags);
}
