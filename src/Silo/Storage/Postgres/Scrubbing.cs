using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// After an erasure: takes what was deleted out of the tables' pages as far as PostgreSQL does that, and lets go of connections with
/// their buffers. One pass answers everybody who asked before it began.
/// </summary>
internal sealed class Scrubbing(Database db, int statementSeconds)
{
    // Tables that nobody else is in the way of: a table that another process vacuums is waited for.
    private const string Vacuum = """
        VACUUM (PARALLEL 0) data_key, grain_state, turn, bank_transaction, event_seen, linked_account, consent_ledger,
        disclosure, due, outbox, person
        """;

    /// <summary>A large table takes its time: so many times as long as another statement may take.</summary>
    private const int TimesLonger = 20;

    private readonly Lock gate = new();
    private Task current = Task.CompletedTask;
    private Task? next;

    /// <exception cref="StoreUnavailableException">It could not be done now.</exception>
    public Task RunAsync()
    {
        lock (gate)
            return next ??= AfterAsync(current);
    }

    private async Task AfterAsync(Task before)
    {
        // Whether it failed was told to those who waited for it.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            current = next!;
            next = null;
        }
        try
        {
            await using var connection = await db.OpenAsync(CancellationToken.None);
            await using var command = new NpgsqlCommand(Vacuum, connection);
            command.CommandTimeout = statementSeconds * TimesLonger;
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            throw db.Unavailable("The store could not be scrubbed now; ask again", e);
        }
        finally
        {
            db.CloseIdle();
        }
    }
}
