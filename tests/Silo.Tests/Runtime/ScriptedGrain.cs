using OrleansBank.Grains.Runtime;

namespace OrleansBank.Silo.Tests.Runtime;

/// <summary>A grain that does what its test says, and records what was done with it.</summary>
internal sealed class ScriptedGrain(GrainId id, ScriptedGrains script) : IGrain
{
    public GrainId Id { get; } = id;
    public bool MustReload { get; set; }
    public bool Deactivated { get; private set; }

    public ValueTask ActivateAsync(CancellationToken cancellation) => script.OnActivate(this, cancellation);

    public ValueTask<object> HandleAsync(object request, CancellationToken cancellation) =>
        script.OnHandle(this, request, cancellation);

    public void Deactivate()
    {
        Deactivated = true;
        script.OnDeactivate(this);
    }
}

internal sealed class ScriptedGrains : IGrainFactory
{
    public const string TestKind = "scripted";

    private readonly Lock _gate = new();
    private readonly List<ScriptedGrain> _made = [];

    public string Kind => TestKind;

    public Func<ScriptedGrain, CancellationToken, ValueTask> OnActivate { get; set; } = (_, _) => default;

    public Func<ScriptedGrain, object, CancellationToken, ValueTask<object>> OnHandle { get; set; } =
        (_, request, _) => new(request);

    public Action<ScriptedGrain> OnDeactivate { get; set; } = _ => { };

    public IReadOnlyList<ScriptedGrain> Made
    {
        get
        {
            lock (_gate)
            {
                return [.. _made];
            }
        }
    }

    public IGrain Create(GrainId id)
    {
        var grain = new ScriptedGrain(id, this);
        lock (_gate)
        {
            _made.Add(grain);
        }
        return grain;
    }
}

internal static class GrainNames
{
    public static GrainId Grain(string key) => new(ScriptedGrains.TestKind, key);
}
