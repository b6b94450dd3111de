using OrleansBank.Domain.Consents;

namespace OrleansBank.Simulator.Oracle;

/// <summary>What is known of one person's consent at one bank, from outside.</summary>
internal sealed class BankTruth
{
    /// <summary>Whether there may be a consent. False: there is none, for certain.</summary>
    public bool MayStand { get; private set; }

    /// <summary>What is shared for certain; null while it is not known.</summary>
    public Permissions? Certain { get; private set; }

    /// <summary>Grows with each change: what was the same at both ends of a request was so throughout.</summary>
    public long Version { get; private set; }

    /// <summary>A grant whose end nobody told: it may come at any later time.</summary>
    public bool IsUnsure { get; private set; }

    public void LinkBegins() => Change(mayStand: true, null);

    public void LinkFailed(bool isUnsure)
    {
        IsUnsure |= isUnsure;
        Change(MayStand, null);
    }

    public void Linked(Permissions permissions) => Change(mayStand: true, IsUnsure ? null : permissions);

    /// <summary>It may end from now on.</summary>
    public void EndBegins() => Change(MayStand, null);

    public void Ended() => Change(mayStand: IsUnsure, null);

    private void Change(bool mayStand, Permissions? certain)
    {
        MayStand = mayStand;
        Certain = certain;
        Version++;
    }
}
