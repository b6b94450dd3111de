using System.Diagnostics;
using OrleansBank.Tidy.Tests.Rules;

namespace OrleansBank.Tidy.Tests;

/// <summary>docker-compose.yml, by the engine's own client where that is installed.</summary>
public sealed class ComposeTests
{
    /// <summary>The engine's own client, and the one that distributions have, which is older and asks for more.</summary>
    [Fact]
    public void The_compose_file_is_accepted_by_the_client_or_without_one_by_every_rule_that_we_have()
    {
        var file = Path.Combine(Repository.Root, ComposeRules.Path);
        var asked = 0;
        foreach (var client in new[] { (Program: "docker", First: new[] { "compose" }), ("docker-compose", []) })
        {
            if (Run(client.Program, [.. client.First, "version"]).Code != 0)
                continue;
            var (code, said) = Run(client.Program, [.. client.First, "-f", file, "config", "--quiet"]);
            Assert.True(code == 0, $"{client.Program}: {said}");
            asked++;
        }
        if (asked > 0)
            return;
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
    private static (int Code, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
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
