using Npgsql;
using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>Columns as the store's types.</summary>
internal static class Rows
{
    public static byte[] Blob(this NpgsqlDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    public static byte[]? BlobOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Blob(column);

    public static string? TextOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Time(this NpgsqlDataReader row, int column) => Micros.ToTime(row.GetInt64(column));

    public static UserId User(this NpgsqlDataReader row, int column) => new(row.GetString(column));

    public static BankId Bank(this NpgsqlDataReader row, int column) => new(row.GetString(column));
}
