using System.Diagnostics;
using OrleansBank.Tidy.Tests.Rules;

namespace OrleansBank.Tidy.Tests;

/// <summary>docker-compose.yml, by the engine's own client where that is installed.</summary>
public sealed class ComposeTests
{
    [Fact]
    public void The_compose_file_is_accepted_by_the_client_or_without_one_by_every_rule_that_we_have()
    {
        var file = Path.Combine(Repository.Root, ComposeRules.Path);
        if (Run("compose", "version").Code == 0)
        {
            var (code, said) = Run("compose", "-f", file, "config", "--quiet");
            Assert.True(code == 0, said);
            return;
        }
        Assert.Empty(ComposeRules.All.SelectMany(rule => rule.Check(Repository.This)));
        string[] needed =
        [
            "postgres",
            "rabbitmq",
            "silo-1",
            "silo-2",
            "gateway-1",
            "gateway-2",
            "balancer",
            "collector",
        ];
        Assert.Empty(needed.Except(ComposeFile.Read(File.ReadAllText(file)).Names("services")));
    }

    /// <summary>Another code than 0 when there is no client, or it has no such command.</summary>
    private static (int Code, string Said) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("docker", arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            using var client = Process.Start(start)!;
            var said = client.StandardError.ReadToEndAsync();
            _ = client.StandardOutput.ReadToEnd();
            client.WaitForExit();
            return (client.ExitCode, said.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, "there is no client");
        }
    }
}
