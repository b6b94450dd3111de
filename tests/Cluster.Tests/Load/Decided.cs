using System.Diagnostics;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>Something that a person decided about a card, from when the platform took it until the person is told that the bank has it.</summary>
internal sealed class Decided(string type, long takenAt)
{
    /// <summary>As banks are told.</summary>
    public string Type => type;
    public long TakenAt => takenAt;

    /// <summary>0 before.</summary>
    public long ConfirmedAt { get; set; }
    public TimeSpan Waited => Stopwatch.GetElapsedTime(takenAt, ConfirmedAt);
}
