using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>The settings of a command that an operator gives, from where a silo has its own.</summary>
internal sealed class OperatorSettings(IConfiguration configuration)
{
    /// <param name="args">What follows the words of the command.</param>
    public static OperatorSettings Read(string[] args)
    {
        var configuration = WebApplication.CreateSlimBuilder(args).Configuration;
        configuration.AddSecretFiles();
        return new OperatorSettings(configuration);
    }

    /// <exception cref="ClusterSettingException">It is missing.</exception>
    public string Needed(string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw new ClusterSettingException($"{key} is missing");
}
