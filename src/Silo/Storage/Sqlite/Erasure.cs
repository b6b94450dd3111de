using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Removes rows for good: secure_delete overwrites them in their pages with zeros, and <see cref="SqliteGrainStore.ScrubAsync"/>
/// then empties the log.
/// </summary>
internal sealed class Erasure(Connection db, Names names)
{
    private static readonly Query[] OfBank =
    [
        new("DELETE FROM bank_transaction WHERE person = ?1 AND bank = ?2"),
        new("DELETE FROM event_seen WHERE person = ?1 AND bank = ?2"),
        new("DELETE FROM linked_account WHERE person = ?1 AND bank = ?2"),
        new("DELETE FROM due WHERE person = ?1 AND bank = ?2"),
    ];

    private static readonly Query[] OfScope =
    [
        new("DELETE FROM grain_state WHERE person = ?1 AND part = ?2"),
        new("DELETE FROM data_key WHERE person = ?1 AND scope = ?2"),
    ];

    private static readonly Query[] OfPerson =
    [
        new("DELETE FROM grain_state WHERE person = ?1"),
        new("DELETE FROM data_key WHERE person = ?1"),
        new("DELETE FROM turn WHERE person = ?1"),
        new("DELETE FROM bank_transaction WHERE person = ?1"),
        new("DELETE FROM event_seen WHERE person = ?1"),
        new("DELETE FROM linked_account WHERE person = ?1"),
        new("DELETE FROM consent_ledger WHERE person = ?1"),
        new("DELETE FROM disclosure WHERE person = ?1"),
        new("DELETE FROM due WHERE person = ?1"),
        new("DELETE FROM person WHERE id = ?1"),
    ];

    private static readonly Query OwedToBank = new(
        "DELETE FROM outbox WHERE person_name = ?1 AND bank = ?2 AND erased_with_bank = 1"
    );

    private static readonly Query OwedToAll = new("DELETE FROM outbox WHERE person_name = ?1 AND erased_with_bank = 1");

    public void EraseBank(long person, UserId user, BankId bank)
    {
        var number = names.Bank(bank);
        foreach (var query in OfBank)
        {
            using var delete = db.Use(query).Bind(1, person).Bind(2, number);
            delete.Run();
        }
        foreach (var query in OfScope)
        {
            using var delete = db.Use(query).Bind(1, person).Bind(2, Names.PartOf(bank));
            delete.Run();
        }
        using var owed = db.Use(OwedToBank).Bind(1, user.Value).Bind(2, number);
        owed.Run();
    }

    /// <summary>All but the notices of revocation, which are still owed to banks and hold no account data.</summary>
    public void ErasePerson(long person, UserId user)
    {
        foreach (var query in OfPerson)
        {
            using var delete = db.Use(query).Bind(1, person);
            delete.Run();
        }
        using var owed = db.Use(OwedToAll).Bind(1, user.Value);
        owed.Run();
    }
}
