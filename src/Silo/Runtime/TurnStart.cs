using System.Diagnostics;

namespace OrleansBank.Silo.Runtime;

/// <summary>When a call was made, and within which trace; empty while nobody measures.</summary>
internal readonly record struct TurnStart(bool IsMeasured, long Timestamp, ActivityContext Parent);
