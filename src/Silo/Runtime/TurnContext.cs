namespace OrleansBank.Silo.Runtime;

/// <summary>
/// The execution context in which a grain's turns run: that in which the runtime was made, and the grain's own activation. So
/// nothing ambient of a caller (culture, async locals) reaches a grain or stays alive by it, and a call knows from which grain it
/// comes, also after an await. Made once an activation: entering it costs no memory.
/// </summary>
internal readonly struct TurnContext
{
    private static readonly AsyncLocal<Activation?> Running = new();

    private readonly ExecutionContext? _own;

    private TurnContext(ExecutionContext? own) => _own = own;

    /// <summary>The activation whose turn calls, null outside of turns.</summary>
    public static Activation? Current => Running.Value;

    public static TurnContext For(Activation activation, ExecutionContext? ambient)
    {
        var outer = ExecutionContext.Capture();
        if (outer is null || ambient is null)
        {
            // The flow is suppressed: turns run in whatever context there is.
            return default;
        }
        ExecutionContext.Restore(ambient);
        Running.Value = activation;
        var own = ExecutionContext.Capture();
        ExecutionContext.Restore(outer);
        return new TurnContext(own);
    }

    /// <summary>Returns what <see cref="Leave"/> takes.</summary>
    public ExecutionContext? Enter()
    {
        var outer = ExecutionContext.Capture();
        if (outer is null || _own is null)
        {
            return null;
        }
        ExecutionContext.Restore(_own);
        return outer;
    }

    public static void Leave(ExecutionContext? outer)
    {
        if (outer is not null)
        {
            ExecutionContext.Restore(outer);
        }
    }
}
