using OrleansBank.Contracts;

namespace OrleansBank.Silo.Storage;

/// <summary>The store can't be opened or can't answer now: an outage, for the operator to see. Holds no personal data.</summary>
public sealed class StoreUnavailableException : UnavailableException
{
    public StoreUnavailableException(string message)
        : base(message) { }

    public StoreUnavailableException(string message, Exception inner)
        : base(message, inner) { }
}
