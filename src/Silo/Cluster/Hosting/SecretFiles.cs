using Microsoft.Extensions.Configuration;

namespace OrleansBank.Silo.Cluster.Hosting;

/// <summary>
/// Settings that are secret, each in a file of one folder, as container engines hand them over: the file's name is the setting's, with
/// <c>__</c> for a colon (<c>ConnectionStrings__postgres</c>), its content the value. So they stand in no environment.
/// </summary>
public static class SecretFiles
{
    public const string FolderSetting = "Secrets:Folder";

    /// <summary>Files win over what was read before.</summary>
    /// <exception cref="ClusterSettingException">The folder is named and not there.</exception>
    public static void AddSecretFiles(this ConfigurationManager configuration)
    {
        if (configuration[FolderSetting] is not { Length: > 0 } folder)
            return;
        if (!Directory.Exists(folder))
            throw new ClusterSettingException($"{FolderSetting} is not a folder: {folder}");
        configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }
}
