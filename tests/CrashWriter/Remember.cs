using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.CrashWriter;

/// <summary>
/// Keeps known bytes of one person, then erases them, and says so each time, so that another process can search this one's memory in
/// between. Its own arrays are cleared once the store has them: what is found is the store's.
/// </summary>
public sealed class Remember(IGrainStore store, TextReader input, TextWriter output)
{
    public const int Rows = 60;
    private const int Seed = 20_260_314;
    private const int PayloadBytes = 700;

    private static readonly UserId Person = new("remembered");
    private static readonly BankId Bank = new("sandbank");
    private static readonly DateTimeOffset Day = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The payload of row 1 to <see cref="Rows"/>; the same in every process.</summary>
    public static void Fill(int row, Span<byte> payload) => new Random(Seed + row).NextBytes(payload);

    public static byte[] PayloadOf(int row)
    {
        // Not moved by a collection, which would leave a copy behind.
        var payload = GC.AllocateUninitializedArray<byte>(PayloadBytes, pinned: true);
        Fill(row, payload);
        return payload;
    }

    public async Task RunAsync()
    {
        for (var row = 1; row <= Rows; row++)
            await KeepAsync(row);
        await ReadAsync();
        await TellAsync("kept");
        var erase = new TurnCommit(Person);
        erase.Writes.Add(new PersonErase());
        if (await store.CommitAsync(erase, CancellationToken.None) != CommitResult.Committed)
            throw new InvalidOperationException("The erasure was not committed.");
        await store.ScrubAsync(CancellationToken.None);
        await TellAsync("erased");
    }

    private async Task KeepAsync(int row)
    {
        var payload = PayloadOf(row);
        var hash = new byte[16];
        hash[0] = (byte)row;
        var commit = new TurnCommit(Person);
        commit.Writes.Add(new TurnWrite(row, row, Day, null, null, payload));
        commit.Writes.Add(new TransactionWrite(Bank, hash, new byte[16], Day, payload));
        commit.Writes.Add(new StateWrite("core", row - 1, payload));
        if (await store.CommitAsync(commit, CancellationToken.None) != CommitResult.Committed)
            throw new InvalidOperationException("A row was not committed.");
        Array.Clear(payload);
    }

    private async Task ReadAsync()
    {
        foreach (var turn in await store.TurnsAfterAsync(Person, 0, Rows, CancellationToken.None))
            Array.Clear(turn.Payload);
        foreach (var part in (await store.LoadAsync(Person, CancellationToken.None)).Parts)
            Array.Clear(part.Payload);
    }

    /// <summary>Says a word, and goes on when the other process answers.</summary>
    private async Task TellAsync(string word)
    {
        await output.WriteLineAsync(word);
        _ = await input.ReadLineAsync();
    }
}
