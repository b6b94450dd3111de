using Microsoft.Extensions.Configuration;
using OrleansBank.Silo.Cluster.Hosting;
using OrleansBank.Silo.Tests.Storage;

namespace OrleansBank.Silo.Tests.Cluster;

public sealed class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_the_setting_of_its_name_without_its_last_line_break_and_wins()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "ConnectionStrings__postgres"), "Host=db;Password=a=b\n");
        using var configuration = Configuration(_folder.Path);
        configuration["ConnectionStrings:postgres"] = "Host=elsewhere";

        configuration.AddSecretFiles();

        Assert.Equal("Host=db;Password=a=b", configuration["ConnectionStrings:postgres"]);
    }

    [Fact]
    public void A_folder_that_is_not_there_stops_the_start_by_its_name()
    {
        using var configuration = Configuration(Path.Combine(_folder.Path, "nowhere"));
        var refused = Assert.Throws<ClusterSettingException>(configuration.AddSecretFiles);
        Assert.Contains("Secrets:Folder", refused.Message);
    }

    private static ConfigurationManager Configuration(string folder)
    {
        var configuration = new ConfigurationManager();
        configuration[SecretFiles.FolderSetting] = folder;
        return configuration;
    }
}
