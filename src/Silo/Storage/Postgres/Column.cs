using Npgsql;
using NpgsqlTypes;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>The values of one column over all rows of a batch.</summary>
internal sealed class Column<T>(NpgsqlDbType type) : IColumn
{
    private readonly List<T> values = [];

    public void Add(T value) => values.Add(value);

    public NpgsqlParameter ToParameter() =>
        new NpgsqlParameter<T[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | type };
}
