namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary>The first thing that was wrong with an event; what is read after it does not matter any more.</summary>
internal sealed class Fault
{
    public string? Reason { get; private set; }
    public string Field { get; private set; } = "";

    public bool None => Reason is null;

    public void Set(string reason, string field)
    {
        if (Reason is not null)
            return;
        Reason = reason;
        Field = field;
    }
}
