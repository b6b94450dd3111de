using System.Globalization;
using Xunit.Abstractions;

namespace OrleansBank.Simulation.Tests;

public sealed class SeedsTests(ITestOutputHelper output)
{
    /// <summary>Of each of two processes, one a processor.</summary>
    private const int TurnsOfEach = 500_000;

    /// <summary>The same seeds each time, so that a red run is of what was changed. New ones are tried by hand: see docs/ARCHITECTURE.md.</summary>
    [Fact]
    public async Task A_million_turns_with_faults_leave_the_oracle_nothing_to_complain_of()
    {
        var reports = await Task.WhenAll(RunAsync(1_000_001), RunAsync(2_000_001));
        foreach (var report in reports)
        {
            output.WriteLine(report.Text);
            Assert.True(report.ExitCode == 0, report.Text);
        }
        Assert.InRange(reports.Sum(report => report.Turns), 2 * TurnsOfEach, long.MaxValue);
    }

    private static Task<SimulatorReport> RunAsync(long from) =>
        SimulatorProcess.RunAsync(
            "--seeds",
            "1",
            "--from",
            from.ToString(CultureInfo.InvariantCulture),
            "--turns",
            TurnsOfEach.ToString(CultureInfo.InvariantCulture)
        );
}
