using System.Globalization;

namespace OrleansBank.Browser.Tests.Support;

/// <summary>What else the machine does while a test measures.</summary>
public static class Machine
{
    /// <summary>
    /// Whether there was a processor to spare over the last minute (proc(5), loadavg): a time on the wall says something about the page only
    /// then.
    /// </summary>
    public static bool IsQuiet =>
        double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
        < Environment.ProcessorCount;
}
