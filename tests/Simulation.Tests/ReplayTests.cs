namespace OrleansBank.Simulation.Tests;

public sealed class ReplayTests
{
    /// <summary>When and where each thing happened, what was committed, answered and shown: all of it is in the fingerprint.</summary>
    [Fact]
    public async Task Another_process_does_the_same_with_the_same_seeds_and_otherwise_with_others()
    {
        var one = await SimulatorProcess.RunAsync("--seeds", "20", "--from", "70");
        var again = await SimulatorProcess.RunAsync("--seeds", "20", "--from", "70");
        var other = await SimulatorProcess.RunAsync("--seeds", "20", "--from", "71");

        Assert.True(one.ExitCode == 0, one.Text);
        Assert.NotEmpty(one.Fingerprint);
        Assert.Equal(one.Fingerprint, again.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
    }
}
