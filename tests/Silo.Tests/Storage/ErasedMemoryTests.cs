using System.Diagnostics;
using System.Runtime.Versioning;
using OrleansBank.CrashWriter;

namespace OrleansBank.Silo.Tests.Storage;

/// <summary>After an erasure the process of the store holds none of the erased bytes, sealed as they are.</summary>
[SupportedOSPlatform("linux")]
public sealed class ErasedMemoryTests : IDisposable
{
    private const int PieceBytes = 48;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task After_a_scrub_no_erased_byte_stands_in_the_memory_of_the_process()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var process = WriterProcess.Start("remember", folder.Path);
        try
        {
            Assert.Equal("kept", await process.StandardOutput.ReadLineAsync());
            var needles = Pieces();
            // Before the erasure they stand in the page caches: so the search does find.
            Assert.True(ProcessMemory.Find(process.Id, needles).Count > Remember.Rows);

            await process.StandardInput.WriteLineAsync();
            Assert.Equal("erased", await process.StandardOutput.ReadLineAsync());
            Assert.Equal([], ProcessMemory.Find(process.Id, needles));

            await process.StandardInput.WriteLineAsync();
            await process.WaitForExitAsync();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>The beginning, the middle and the end of each payload, since a page boundary may part it.</summary>
    private static List<byte[]> Pieces()
    {
        var pieces = new List<byte[]>();
        for (var row = 1; row <= Remember.Rows; row++)
        {
            var payload = Remember.PayloadOf(row);
            foreach (var at in (int[])[0, (payload.Length - PieceBytes) / 2, payload.Length - PieceBytes])
                pieces.Add(payload[at..(at + PieceBytes)]);
        }
        return pieces;
    }
}
