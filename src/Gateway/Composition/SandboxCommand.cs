using System.Diagnostics;
using OrleansBank.SandboxBank;

namespace OrleansBank.Gateway.Composition;

/// <summary>
/// <c>sandbox-banks</c>: the sandbox banks as a child of an embedded run, by the gateway's own program. Whatever starts a gateway (the SDK,
/// or a published folder on a machine without .NET) starts its child too; another program beside it would need to be published whole.
/// </summary>
public static class SandboxCommand
{
    public const string Name = "sandbox-banks";

    public static Task<int> RunAsync(string[] args) => SandboxProgram.RunAsync(args[1..]);

    /// <summary>This program once more, as that command.</summary>
    public static ProcessStartInfo Start()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this process has no program");
        var start = new ProcessStartInfo(program);
        // Started by its assembly, this process is the .NET host, and must be told of it again.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(SandboxCommand).Assembly.Location);
        start.ArgumentList.Add(Name);
        return start;
    }
}
