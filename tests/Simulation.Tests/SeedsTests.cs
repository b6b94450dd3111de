using System.Globalization;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace OrleansBank.Simulation.Tests;

public sealed class SeedsTests(ITestOutputHelper output)
{
    /// <summary>Of each of two processes, one a processor.</summary>
    private const int TurnsOfEach = 500_000;
    private const long FreshSeedMax = 1_000_000_000;

    /// <summary>One half are the same seeds each time, the other half are new ones each time. A bad one is told with the command that shows it.</summary>
    [Fact]
    public async Task A_million_turns_with_faults_leave_the_oracle_nothing_to_complain_of()
    {
        var fresh = 1_000_000 + (BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)) % FreshSeedMax);
        output.WriteLine($"fresh seeds from {fresh}");
        var reports = await Task.WhenAll(RunAsync(1), RunAsync(fresh));
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
