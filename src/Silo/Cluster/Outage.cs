using OrleansBank.Contracts;

namespace OrleansBank.Silo.Cluster;

/// <summary>What a log says of a failure.</summary>
internal static class Outage
{
    /// <summary>An outage says itself what it is, and to operators alone; of anything else the kind is known, for its text could quote a person.</summary>
    public static string WordsOf(Exception failure) =>
        failure is UnavailableException ? failure.Message : failure.GetType().Name;
}
