using Npgsql;
using NpgsqlTypes;

namespace OrleansBank.Silo.Storage.Postgres;

/// <summary>One value of a statement, with its type: the server guesses none, so that a plan is made once.</summary>
internal readonly struct Value
{
    private readonly object? data;
    private readonly NpgsqlDbType type;

    private Value(object? data, NpgsqlDbType type) => (this.data, this.type) = (data, type);

    public static implicit operator Value(string? text) => new(text, NpgsqlDbType.Text);

    public static implicit operator Value(byte[]? bytes) => new(bytes, NpgsqlDbType.Bytea);

    public static implicit operator Value(long number) => new(number, NpgsqlDbType.Bigint);

    public static implicit operator Value(int number) => new(number, NpgsqlDbType.Integer);

    public static implicit operator Value(DateTimeOffset at) => new(Micros.Of(at), NpgsqlDbType.Bigint);

    public static implicit operator Value(byte[][] many) => new(many, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    public static implicit operator Value(int[] many) => new(many, NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static implicit operator Value(long[] many) => new(many, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static implicit operator Value(string[] many) => new(many, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static implicit operator Value(DateTimeOffset? at) =>
        new(at is { } known ? Micros.Of(known) : null, NpgsqlDbType.Bigint);

    public NpgsqlParameter ToParameter() => new() { Value = data ?? DBNull.Value, NpgsqlDbType = type };
}
