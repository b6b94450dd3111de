using System.Diagnostics;
using System.Reflection;
using OrleansBank.Contracts;

namespace OrleansBank.Silo.Status;

/// <summary>What this process is and uses. One at a time: a share is that since the reading before.</summary>
public sealed class ProcessReader
{
    /// <summary>As much of a revision as tells it apart.</summary>
    private const int RevisionLength = 8;
    private static readonly string Version = VersionOf(Assembly.GetEntryAssembly());
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _startedAt;
    private long _readAt;
    private TimeSpan _used;

    public ProcessReader(string name, TimeProvider clock)
    {
        (_name, _clock) = (name, clock);
        using var own = Process.GetCurrentProcess();
        _startedAt = new DateTimeOffset(own.StartTime.ToUniversalTime());
        (_readAt, _used) = (clock.GetTimestamp(), Environment.CpuUsage.TotalTime);
    }

    public ProcessLoad Read()
    {
        var (before, now) = (_readAt, _clock.GetTimestamp());
        var used = Environment.CpuUsage.TotalTime;
        var took = _clock.GetElapsedTime(before, now);
        var share = took > TimeSpan.Zero ? (used - _used) / took : 0;
        (_readAt, _used) = (now, used);
        return new ProcessLoad(_name, Version, _startedAt, share, Environment.WorkingSet);
    }

    /// <summary>"1.2.3+0a1b2c3d": the release, and the revision that it was built from.</summary>
    private static string VersionOf(Assembly? program)
    {
        var told = program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var plus = told.IndexOf('+', StringComparison.Ordinal);
        return plus >= 0 && told.Length > plus + RevisionLength ? told[..(plus + 1 + RevisionLength)] : told;
    }
}
