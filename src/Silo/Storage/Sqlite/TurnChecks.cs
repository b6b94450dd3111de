using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage.Sqlite;

/// <summary>
/// Whether a turn still fits what is kept. These checks run before its first write, so that a conflict undoes nothing. A seen event
/// is not among them: the index that keeps events apart finds it when the row is added, and it is rare, because whoever applies
/// events asks first.
/// </summary>
internal sealed class TurnChecks(Connection db)
{
    private static readonly Query StateVersion = new("SELECT version FROM grain_state WHERE person = ?1 AND part = ?2");

    private static readonly Query ClientId = new("SELECT 1 FROM turn WHERE person = ?1 AND client_id = ?2");

    /// <summary>Null when it fits.</summary>
    /// <param name="person">Null when nothing of the person is kept.</param>
    public CommitResult? Refusal(Person? person, TurnCommit commit)
    {
        var lastSeq = person?.LastSeq ?? 0;
        HashSet<string>? erased = null;
        foreach (var write in commit.Writes)
        {
            switch (write)
            {
                case BankErase erase:
                    (erased ??= []).Add(Names.PartOf(erase.Bank));
                    break;
                // What stands after the erasure of its bank begins anew, as it will when the rows are written in this order.
                case StateWrite w when erased?.Contains(w.Part) == true:
                    if (w.ExpectedVersion != 0)
                        return CommitResult.VersionConflict;
                    break;
                case StateWrite w when w.ExpectedVersion != VersionOf(person, w.Part):
                case TurnWrite turn when turn.FirstSeq != lastSeq + 1:
                    return CommitResult.VersionConflict;
                case TurnWrite { ClientId: { } clientId } when IsUsed(person, clientId):
                    return CommitResult.ClientIdUsed;
                case TurnWrite turn:
                    lastSeq = turn.LastSeq;
                    break;
            }
        }
        return null;
    }

    private long VersionOf(Person? person, string part)
    {
        if (person is null)
            return 0;
        using var version = db.Use(StateVersion).Bind(1, person.Id).Bind(2, part);
        return version.Step() ? version.Int64(0) : 0;
    }

    private bool IsUsed(Person? person, string clientId)
    {
        if (person is null)
            return false;
        using var found = db.Use(ClientId).Bind(1, person.Id).Bind(2, clientId);
        return found.Step();
    }
}
