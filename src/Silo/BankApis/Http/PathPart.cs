namespace OrleansBank.Silo.BankApis.Http;

/// <summary>
/// An id of a bank as one part of a path. Dots alone would climb out of it, however they are escaped.
/// </summary>
public static class PathPart
{
    public static bool IsSafe(string id) => id.Length > 0 && id.AsSpan().TrimStart('.').Length > 0;

    /// <exception cref="ArgumentException">The id is no path part: what reads ids must have refused it.</exception>
    public static string Of(string id) =>
        IsSafe(id) ? Uri.EscapeDataString(id) : throw new ArgumentException("An id of dots alone.", nameof(id));
}
