using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>
/// A few connections and what is asked over them, one statement a round trip. A statement that has several parts sees one moment of
/// the store.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>A read whose connection had ended beforehand is asked again over a new one.</summary>
    private const int ReadTriesMax = 2;

    /// <summary>Statements that a connection keeps prepared: more than there are.</summary>
    private const int PreparedMax = 64;

    private const string GenericPlans = "SET plan_cache_mode = force_generic_plan";

    private readonly NpgsqlDataSource source;
    private readonly DatabasePlace place;

    private Database(NpgsqlDataSource source, DatabasePlace place) => (this.source, this.place) = (source, place);

    /// <summary>Opens no connection yet.</summary>
    /// <param name="plansOnce">
    /// Its statements are planned once a connection, whatever their values. For those that find every row by its key: to plan a commit
    /// anew takes the server longer than to carry it out.
    /// </param>
    /// <exception cref="StoreUnavailableException">The connection string can't be read.</exception>
    public static Database Of(string connectionString, int connections, int statementSeconds, bool plansOnce = false)
    {
        // What the string says stays out of the message: it may hold a password.
        var settings = Parse(connectionString) is { Host.Length: > 0 } parsed
            ? parsed
            : throw new StoreUnavailableException(
                $"{DatabasePlace.Setting} can't be read: its form is Host=…;Username=…;Password=…;Database=…."
            );
        settings.MaxPoolSize = connections;
        settings.MinPoolSize = 0;
        settings.MaxAutoPrepare = PreparedMax;
        settings.AutoPrepareMinUsages = 2;
        settings.CommandTimeout = statementSeconds;
        settings.NoResetOnClose = true;
        settings.Multiplexing = false;
        settings.Enlist = false;
        settings.IncludeErrorDetail = false;
        settings.ApplicationName ??= "orleansbank";
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        if (plansOnce)
            builder.UsePhysicalConnectionInitializer(PlanOnce, PlanOnceAsync);
        return new Database(builder.Build(), DatabasePlace.Of(settings));
    }

    /// <summary>Checks the server's settings and brings the tables to this program's version; what state they are in then.</summary>
    /// <exception cref="StoreUnavailableException">The server does not answer or is not fit, or the tables are too new.</exception>
    public async ValueTask<SchemaState> PrepareAsync(Schema schema, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await ServerRules.CheckAsync(connection, cancellation);
            return await Migrations.ApplyAsync(connection, schema, TimeProvider.System, cancellation);
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            throw Unavailable("The store can't be opened", e);
        }
    }

    /// <summary>How the tables stand, which stay as they are; null where no program has made them.</summary>
    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public ValueTask<SchemaState?> FindAsync(CancellationToken cancellation) =>
        WithAsync(async db => await Migrations.FindAsync(db, cancellation), cancellation);

    /// <summary>Which programs use them.</summary>
    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public ValueTask<List<ProcessRow>> LiveAsync(CancellationToken cancellation) =>
        WithAsync(db => Finalising.LiveAsync(db, cancellation), cancellation);

    /// <exception cref="StoreUnavailableException">The server could not answer; what was done stands, and it may be done again.</exception>
    public ValueTask<FinaliseResult> FinaliseAsync(Schema schema, CancellationToken cancellation) =>
        WithAsync(db => Finalising.RunAsync(db, schema, cancellation), cancellation);

    /// <summary>False on a server that became a replica, or is told to write nothing.</summary>
    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public async ValueTask<bool> CanWriteAsync(CancellationToken cancellation)
    {
        const string ReadOnly = "SELECT current_setting('transaction_read_only') = 'off' FROM schema_state";
        return (await ReadAsync(ReadOnly, static row => row.GetBoolean(0), cancellation)) is [true];
    }

    /// <summary>A connection for work of more than one statement. Whoever opens it answers for its errors.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        source.OpenConnectionAsync(cancellation);

    /// <summary>Closes what is not in use: after an outage it would only fail, and after an erasure it holds copies of rows.</summary>
    public void CloseIdle() => source.Clear();

    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public async ValueTask<List<T>> ReadAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> row,
        CancellationToken cancellation,
        params Value[] values
    )
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await RowsAsync(sql, row, values, cancellation);
            }
            catch (Exception e) when (PostgresFault.IsOutage(e))
            {
                if (PostgresFault.BreaksConnections(e))
                    CloseIdle();
                if (tries == ReadTriesMax || PostgresFault.IsRolledBack(e))
                    throw Unavailable("The store can't read now", e);
            }
        }
    }

    /// <summary>One statement that writes, and is durable once this returns the rows it brings.</summary>
    /// <exception cref="StoreUnavailableException">It failed; unless the message says so, whether it was kept is not known.</exception>
    public async ValueTask<List<T>> WriteAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> row,
        CancellationToken cancellation,
        params Value[] values
    )
    {
        try
        {
            return await RowsAsync(sql, row, values, cancellation);
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            if (PostgresFault.BreaksConnections(e))
                CloseIdle();
            throw Unavailable(
                PostgresFault.IsRolledBack(e)
                    ? "The store failed; nothing was kept"
                    : "The store failed; whether it was kept is not known",
                e
            );
        }
    }

    /// <summary>One statement that writes and brings no rows; how many rows it touched.</summary>
    /// <exception cref="StoreUnavailableException">See <see cref="WriteAsync{T}"/>.</exception>
    public async ValueTask<long> WriteAsync(string sql, CancellationToken cancellation, params Value[] values)
    {
        var counted = await WriteAsync(
            $"WITH done AS ({sql} RETURNING 1) SELECT count(*) FROM done",
            static row => row.GetInt64(0),
            cancellation,
            values
        );
        return counted[0];
    }

    /// <summary>One statement that writes, behind another whose locks it needs: it sees what was committed before it had them.</summary>
    /// <returns>Whether it touched a row.</returns>
    /// <exception cref="StoreUnavailableException">See <see cref="WriteAsync{T}"/>.</exception>
    public ValueTask<bool> WriteAfterAsync(string locks, string sql, CancellationToken cancellation) =>
        WithAsync(
            async db =>
            {
                await using var transaction = await db.BeginTransactionAsync(cancellation);
                await using (var first = new NpgsqlCommand(locks, db))
                    await first.ExecuteNonQueryAsync(cancellation);
                await using var then = new NpgsqlCommand(sql, db);
                var touched = await then.ExecuteNonQueryAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return touched > 0;
            },
            cancellation
        );

    /// <summary>Null when another holds it.</summary>
    /// <exception cref="StoreUnavailableException">The server could not answer.</exception>
    public async ValueTask<IAsyncDisposable?> TryLockAsync(int lockClass, int number, CancellationToken cancellation)
    {
        try
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            var transaction = await connection.BeginTransactionAsync(cancellation);
            var held = new HeldLock(connection, transaction);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1, $2)", connection);
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = lockClass });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = number });
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return held;
            await held.DisposeAsync();
            return null;
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            throw Unavailable("The store could not answer", e);
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>In words, with what to mend: whoever tells of it needs nothing else.</summary>
    public StoreUnavailableException Unavailable(string what, Exception error) => new($"{what}: {Explain(error)}.");

    /// <summary>For a log.</summary>
    public string Explain(Exception error) => place.Explain(error);

    private static void PlanOnce(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(GenericPlans, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PlanOnceAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(GenericPlans, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlConnectionStringBuilder? Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private async ValueTask<T> WithAsync<T>(Func<NpgsqlConnection, Task<T>> use, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            return await use(connection);
        }
        catch (Exception e) when (PostgresFault.IsOutage(e))
        {
            throw Unavailable("The store could not answer", e);
        }
    }

    private async ValueTask<List<T>> RowsAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> row,
        Value[] values,
        CancellationToken cancellation
    )
    {
        await using var db = await source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, db);
        foreach (var value in values)
            command.Parameters.Add(value.ToParameter());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(reader));
        return rows;
    }
}
