namespace OrleansBank.Simulation.Tests;

/// <summary>The oracle finds what it is there for: one part of the simulated world does one thing wrong, and a seed is soon bad.</summary>
public sealed class SabotageTests
{
    [Theory]
    [InlineData("NoFence", 400)]
    [InlineData("NoClientIds", 400)]
    [InlineData("NoDedupe", 100)]
    [InlineData("KeepsKeys", 100)]
    [InlineData("ForgetsCommits", 50)]
    [InlineData("NoCardOrder", 200)]
    [InlineData("ForgetsPostponed", 100)]
    [InlineData("LongLeases", 200)]
    public async Task The_oracle_finds_it(string sabotage, int seeds)
    {
        var report = await SimulatorProcess.RunAsync("--seeds", $"{seeds}", "--sabotage", sabotage);
        Assert.True(report.ExitCode == 1, $"{sabotage} was not found: {report.Text}");
        Assert.Contains("BAD SEED", report.Text, StringComparison.Ordinal);
        Assert.Contains($"--trace --sabotage {sabotage}", report.Text, StringComparison.Ordinal);
    }
}
