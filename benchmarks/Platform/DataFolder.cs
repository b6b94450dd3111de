namespace OrleansBank.Benchmarks.Platform;

/// <summary>A folder for the data of one platform, or of several that run one after another. Gone with this object.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("orleansbank-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
