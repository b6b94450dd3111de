using Npgsql;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>One array parameter of the commit.</summary>
internal interface IColumn
{
    NpgsqlParameter ToParameter();
}
