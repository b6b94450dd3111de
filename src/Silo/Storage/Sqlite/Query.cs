using System.Text;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>One SQL statement of the store. Every connection keeps it prepared, under its number.</summary>
internal sealed class Query
{
    private static int count;

    public Query(string sql)
    {
        Utf8 = Encoding.UTF8.GetBytes(sql);
        Number = Interlocked.Increment(ref count) - 1;
    }

    public byte[] Utf8 { get; }
    public int Number { get; }
}
