using OrleansBank.SandboxBank;

namespace OrleansBank.Gateway.Composition;

/// <summary>What the command line and the environment say about an embedded run.</summary>
/// <param name="Data">The data directory.</param>
/// <param name="SandboxUrl">Where the sandbox banks listen; null when they are switched off.</param>
/// <param name="Live">Whether the sandbox banks send activity by themselves.</param>
public sealed record EmbeddedSettings(string Data, Uri? SandboxUrl, bool Live, int SandboxSeed)
{
    /// <param name="platform">What people and banks call the platform.</param>
    /// <exception cref="ConfigurationException">See <see cref="Addresses.Sandbox"/>.</exception>
    public static EmbeddedSettings Read(IConfiguration configuration, Uri platform) =>
        new(
            Path.GetFullPath(configuration["data"] ?? "data"),
            configuration.GetValue("Sandbox:Enabled", true) ? Addresses.Sandbox(configuration, platform) : null,
            configuration.GetValue("Sandbox:Live", false),
            configuration.GetValue("Sandbox:Seed", SandboxOptions.DefaultSeed)
        );
}
