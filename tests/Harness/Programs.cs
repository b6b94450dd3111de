using System.Diagnostics;

namespace OrleansBank.Harness;

/// <summary>Where the programs are that tests start as processes.</summary>
public static class Programs
{
    private static readonly TimeSpan PublishWithin = TimeSpan.FromMinutes(25);

    /// <summary>As it was built with the tests.</summary>
    public static string Built(string project)
    {
        var room = Directory.Exists(Path.Combine(RepoRoot.Path, "src", project)) ? "src" : "tests";
        return Path.Combine(
            RepoRoot.Path,
            room,
            project,
            "bin",
            RepoRoot.Configuration,
            "net10.0",
            $"OrleansBank.{project}.dll"
        );
    }

    /// <summary>As operators run it, once it was published.</summary>
    public static string Published(string project) => Path.Combine(PublishedTo(project), $"OrleansBank.{project}");

    /// <summary>
    /// Publishes it as the containers' recipes do, beside what was built: three minutes each when it has changed. It leaves no compiler's
    /// server behind.
    /// </summary>
    public static async Task PublishAsync(string project)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "publish",
            Path.Combine(RepoRoot.Path, "src", project),
            "-c",
            "Release",
            "--artifacts-path",
            Artifacts,
            "-o",
            PublishedTo(project),
            "-p:UseSharedCompilation=false",
            "-nodeReuse:false",
            "-nologo",
            "-v",
            "q",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        using var patience = new CancellationTokenSource(PublishWithin);
        var said = publish.StandardOutput.ReadToEndAsync(patience.Token);
        var complained = publish.StandardError.ReadToEndAsync(patience.Token);
        await publish.WaitForExitAsync(patience.Token);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"{project} was not published:\n{await said}{await complained}");
    }

    private static string PublishedTo(string project) => Path.Combine(Artifacts, "published", project);

    private static string Artifacts => Path.Combine(RepoRoot.Path, "artifacts");
}
