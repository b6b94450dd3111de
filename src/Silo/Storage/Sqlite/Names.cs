using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>The numbers of people and banks, for the writer. People are looked up in their index each time; banks are few and kept.</summary>
internal sealed class Names(Connection db)
{
    /// <summary>The operator's banks are far fewer; beyond this the kept numbers are dropped and read anew.</summary>
    private const int BanksKeptMax = 10_000;

    private static readonly Query FindPerson = new("SELECT id FROM person WHERE name = ?1");
    private static readonly Query AddPerson = new("INSERT INTO person (name) VALUES (?1)");
    private static readonly Query FindBank = new("SELECT id FROM bank WHERE name = ?1");
    private static readonly Query AddBank = new("INSERT INTO bank (name) VALUES (?1)");

    private readonly Dictionary<BankId, long> banks = [];

    /// <summary>0 when nothing of the person is kept.</summary>
    public long Person(UserId user)
    {
        using var find = db.Use(FindPerson).Bind(1, user.Value);
        return find.Step() ? find.Int64(0) : 0;
    }

    public long NewPerson(UserId user)
    {
        using var add = db.Use(AddPerson).Bind(1, user.Value);
        add.Run();
        return db.LastRowId;
    }

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

    /// <summary>A bank added in a transaction that was rolled back is not there.</summary>
    public void Forget() => banks.Clear();

    private long KnownBank(BankId bank)
    {
        using var find = db.Use(FindBank).Bind(1, bank.Value);
        return find.Step() ? find.Int64(0) : 0;
    }
}
