namespace OrleansBank.Silo.Tests.Storage;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orleansbank-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
