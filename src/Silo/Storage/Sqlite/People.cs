using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>The names that people stand under.</summary>
internal static class People
{
    private static readonly Query Names = new("SELECT name FROM person UNION SELECT person_name FROM outbox");
    private static readonly Query RenamePerson = new("UPDATE person SET name = ?2 WHERE name = ?1");
    private static readonly Query RenameOwed = new("UPDATE outbox SET person_name = ?2 WHERE person_name = ?1");

    /// <summary>False when every name stays as it is.</summary>
    public static bool Rename(WriteSession session, Func<UserId, UserId> newName)
    {
        var changed = new List<(string Old, string New)>();
        using (var names = session.Db.Use(Names))
        {
            while (names.Step())
            {
                var old = names.Text(0);
                var name = newName(new UserId(old)).Value;
                if (name != old)
                    changed.Add((old, name));
            }
        }
        foreach (var (old, name) in changed)
        {
            using (var person = session.Db.Use(RenamePerson).Bind(1, old).Bind(2, name))
                person.Run();
            using var owed = session.Db.Use(RenameOwed).Bind(1, old).Bind(2, name);
            owed.Run();
        }
        session.Names.Forget();
        return changed.Count > 0;
    }
}
