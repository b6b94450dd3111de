using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// The numbers of people and banks, and where people's sequences end, for the writer: as it alone writes, it may remember them.
/// </summary>
internal sealed class Names(Connection db)
{
    /// <summary>The operator's banks are far fewer; beyond this the kept numbers are dropped and read anew.</summary>
    private const int BanksKeptMax = 10_000;

    private const int PeopleKeptMax = 65_536;

    private static readonly Query FindPerson = new(
        """
        SELECT id, coalesce((SELECT last_seq FROM turn WHERE person = person.id ORDER BY last_seq DESC LIMIT 1), 0)
        FROM person WHERE name = ?1
        """
    );
    private static readonly Query AddPerson = new("INSERT INTO person (name) VALUES (?1)");
    private static readonly Query FindBank = new("SELECT id FROM bank WHERE name = ?1");
    private static readonly Query AddBank = new("INSERT INTO bank (name) VALUES (?1)");

    private readonly Dictionary<BankId, long> banks = [];
    private readonly Dictionary<UserId, Person> people = [];

    /// <summary>The part of a person's state, and the scope of the key, that are a bank's.</summary>
    public static string PartOf(BankId bank) => $"bank:{bank.Value}";

    /// <summary>Null when nothing of the person is kept.</summary>
    public Person? Person(UserId user)
    {
        if (people.TryGetValue(user, out var known))
            return known;
        using var find = db.Use(FindPerson).Bind(1, user.Value);
        return find.Step() ? Remember(user, new Person(find.Int64(0), find.Int64(1))) : null;
    }

    public Person NewPerson(UserId user)
    {
        using var add = db.Use(AddPerson).Bind(1, user.Value);
        add.Run();
        return Remember(user, new Person(db.LastRowId, 0));
    }

    public void ForgetPerson(UserId user) => people.Remove(user);

    public long Bank(BankId bank)
    {
        if (banks.TryGetValue(bank, out var known))
            return known;
        var id = KnownBank(bank);
        if (id == 0)
        {
            using var add = db.Use(AddBank).Bind(1, bank.Value);
            add.Run();
            id = db.LastRowId;
        }
        if (banks.Count >= BanksKeptMax)
            banks.Clear();
        banks[bank] = id;
        return id;
    }

    /// <summary>What was written in a transaction that was rolled back is not there.</summary>
    public void Forget()
    {
        banks.Clear();
        people.Clear();
    }

    private Person Remember(UserId user, Person person)
    {
        if (people.Count >= PeopleKeptMax)
            people.Clear();
        people[user] = person;
        return person;
    }

    private long KnownBank(BankId bank)
    {
        using var find = db.Use(FindBank).Bind(1, bank.Value);
        return find.Step() ? find.Int64(0) : 0;
    }
}
