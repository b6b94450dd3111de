namespace OrleansBank.Contracts;

/// <summary>The silo drains: it takes no new call. The call was not begun; ask elsewhere, or again later.</summary>
public sealed class StoppingException() : Exception("stopping");
