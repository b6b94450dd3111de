using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// Turns one decision into the rows of its commit, sealing as it goes, and gathers what follows the commit. It changes the person's
/// keys and versions at once: when the commit fails, the person must be loaded anew.
/// </summary>
internal sealed class TurnBuilder(Person person, UserId user, ConversationServices services, DateTimeOffset now)
{
    private readonly List<Message> _messages = [];
    private readonly List<Action> _after = [];

    public TurnCommit Commit { get; } = new(user);
    public ImmutableArray<Message> Messages => [.. _messages];
    public List<long> ErasedSeqs { get; } = [];
    public bool Erases { get; private set; }

    /// <summary>Set for a chat turn: makes it idempotent.</summary>
    public (string Id, byte[] ContentHash)? Client { get; set; }

    public async ValueTask BuildAsync(Decided decided, CancellationToken cancellation)
    {
        if (decided.Effects.Any(effect => effect is ErasePerson))
        {
            BuildErasure(decided);
            return;
        }
        // A turn that changes nothing writes nothing: above all it must not bring a person into being.
        if (decided.Effects.IsEmpty && !Changes(decided.State))
            return;
        EnsureCoreKey();
        foreach (var effect in decided.Effects)
            await AddAsync(effect, cancellation);
        AddMessages();
        AddState(decided.State);
    }

    /// <summary>What leaves the process: only after the commit, in order.</summary>
    public void RunAftermath()
    {
        var connections = services.Connections;
        if (ErasedSeqs.Count > 0)
            connections.Push(user, new Contracts.ErasedPush([.. ErasedSeqs]));
        if (_messages.Count > 0)
            connections.Push(user, new Contracts.MessagesPush(Messages, Client?.Id));
        foreach (var action in _after)
            action();
    }

    private async ValueTask AddAsync(Effect effect, CancellationToken cancellation)
    {
        switch (effect)
        {
            case Tell tell:
                _messages.Add(tell.Message);
                break;
            case EraseBank erase:
                await AddBankEraseAsync(erase.Bank, cancellation);
                break;
            case OpenBank open:
                AddOpenBank(open);
                break;
            case KeepTransaction keep:
                AddTransaction(keep);
                break;
            case DropTransaction drop:
                Add(new TransactionDelete(drop.Bank, TransactionHash(person.Keys, drop.Bank, drop.Account, drop.Key)));
                break;
            case RememberEvent seen:
                var scope = Keyring.ScopeOf(seen.Bank);
                var hash = person.Keys.Hash(scope, HashedThing.Event, seen.EventId);
                var content = person.Keys.Hash(scope, HashedThing.Content, seen.ContentHash);
                Add(new SeenEventWrite(seen.Bank, hash, content, now));
                break;
            default:
                AddOther(effect);
                break;
        }
    }

    private void AddOther(Effect effect)
    {
        switch (effect)
        {
            case AppendLedger ledger:
                var number = ledger.Entry.Number;
                Add(new LedgerWrite(number, SealCore(ledger.Entry, AssociatedData.Ledger(user, number))));
                break;
            case Disclose told:
                var row = new StoredDisclosure(told.At, told.Disclosure);
                Add(new DisclosureWrite(told.Number, SealCore(row, AssociatedData.Disclosure(user, told.Number))));
                break;
            case OweDecision owe:
                AddDecision(owe);
                break;
            case OweRevocation owe:
                AddRevocation(owe);
                break;
            case FetchBank fetch:
                _after.Add(() => services.Aftermath.FetchWanted(user, fetch.Bank));
                break;
            case Schedule due:
                Add(new DueWrite((int)due.Kind, due.Key, BankOf(due.Kind, due.Key), due.At));
                break;
            case Unschedule due:
                Add(new DueDelete((int)due.Kind, due.Key));
                break;
            case TellRead read:
                _after.Add(() => services.Connections.Push(user, new Contracts.ReadPush(read.Seq)));
                break;
            case EndSessions end:
                _after.Add(() => services.Connections.Push(user, new Contracts.EndPush(end.SessionId)));
                break;
            default:
                throw new NotSupportedException($"an effect that no one carries out: {effect.GetType().Name}");
        }
    }

    private void AddMessages()
    {
        if (_messages.Count == 0)
            return;
        var payload = TurnRows.Write(person.Keys, user, _messages);
        Add(new TurnWrite(_messages[0].Seq, _messages[^1].Seq, now, Client?.Id, Client?.ContentHash, payload));
    }

    /// <summary>Writes the parts that changed. What rows hold elsewhere does not count as a change.</summary>
    private void AddState(ConversationState next)
    {
        var old = person.State;
        if (CoreChanges(next) || !person.Versions.ContainsKey(Keyring.Core))
            AddPart(Keyring.Core, next);
        foreach (var (id, bank) in next.Banks)
        {
            if (!old.Banks.TryGetValue(id, out var before) || !ReferenceEquals(before, bank))
                AddPart(Keyring.ScopeOf(id), bank);
        }
        person.State = next;
    }

    private bool Changes(ConversationState next) =>
        CoreChanges(next) || !ReferenceEquals(next.Banks, person.State.Banks);

    private bool CoreChanges(ConversationState next) =>
        (next with { LastSeq = person.State.LastSeq, Banks = person.State.Banks }) != person.State;

    private void AddPart<T>(string part, T value)
        where T : class
    {
        var expected = person.Versions.GetValueOrDefault(part);
        var version = expected + 1;
        var payload = person.Keys.SealRow(part, value, AssociatedData.State(user, part, version));
        Add(new StateWrite(part, expected, payload));
        person.Versions[part] = version;
    }

    private void AddTransaction(KeepTransaction keep)
    {
        var scope = Keyring.ScopeOf(keep.Bank);
        var kept = keep.Transaction;
        var key = TransactionHash(person.Keys, keep.Bank, kept.Account, kept.Key);
        var account = person.Keys.Hash(scope, HashedThing.Account, kept.Account.Value);
        var payload = person.Keys.SealRow(scope, kept, AssociatedData.Transaction(user, key));
        Add(new TransactionWrite(keep.Bank, key, account, kept.BookedAt, payload));
    }

    private void AddOpenBank(OpenBank open)
    {
        var scope = Keyring.ScopeOf(open.Bank);
        if (!person.Keys.Has(scope))
            Add(person.Keys.Create(scope));
        var hashes = open.Accounts.Select(account => services.Vault.HashReference(open.Bank, account.Value)).ToList();
        foreach (var hash in hashes)
            Add(new AccountWrite(open.Bank, hash));
        _after.Add(() => services.Aftermath.AccountsOpened(open.Bank, hashes));
    }

    private async ValueTask AddBankEraseAsync(BankId bank, CancellationToken cancellation)
    {
        Erases = true;
        for (long after = 0; ; )
        {
            var rows = await services.Store.TurnsAfterAsync(user, after, 500, cancellation);
            if (rows.Count == 0)
                break;
            foreach (var row in rows)
            {
                if (TurnRows.Erase(row, bank) is not { } erased)
                    continue;
                Add(new TurnRewrite(row.FirstSeq, erased.Payload));
                ErasedSeqs.AddRange(erased.Seqs);
            }
            after = rows[^1].LastSeq;
        }
        Add(new BankErase(bank));
        var scope = Keyring.ScopeOf(bank);
        person.Keys.Destroy(scope);
        person.Versions.Remove(scope);
        _after.Add(() => services.Aftermath.AccountsClosed(user, bank));
    }

    private void AddDecision(OweDecision owe)
    {
        var scope = Keyring.ScopeOf(owe.Bank);
        var card = owe.Decision.CardHandle.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var order = person.Keys.Hash(scope, HashedThing.Order, card);
        var payload = person.Keys.SealRow(scope, owe.Decision, AssociatedData.Outbox(user, owe.Id));
        Add(new OutboxWrite(owe.Id, owe.Bank, order, now, ErasedWithBank: true, payload));
        _after.Add(services.Aftermath.OutboxWritten);
    }

    private void AddRevocation(OweRevocation owe)
    {
        using var clear = new ClearBytes();
        GrainJson.Write(clear, new RevocationNotice(owe.ConsentId, owe.BankConsentId, owe.Tokens));
        var payload = services.Vault.SealForPlatform(clear.Written, AssociatedData.Outbox(user, owe.Id));
        var order = services.Vault.HashReference(owe.Bank, owe.Id);
        Add(new OutboxWrite(owe.Id, owe.Bank, order, now, ErasedWithBank: false, payload));
        _after.Add(services.Aftermath.OutboxWritten);
    }

    private void BuildErasure(Decided decided)
    {
        Erases = true;
        Add(new PersonErase());
        foreach (var owe in decided.Effects.OfType<OweRevocation>())
            AddRevocation(owe);
        foreach (var end in decided.Effects.OfType<EndSessions>())
            AddOther(end);
        person.Keys.Dispose();
        person.Versions.Clear();
        person.State = new ConversationState(user);
        _after.Add(() => services.Aftermath.AccountsClosed(user, null));
    }

    private void EnsureCoreKey()
    {
        if (!person.Keys.Has(Keyring.Core))
            Add(person.Keys.Create(Keyring.Core));
    }

    private byte[] SealCore<T>(T value, byte[] associated)
        where T : class => person.Keys.SealRow(Keyring.Core, value, associated);

    private void Add(RowWrite row) => Commit.Writes.Add(row);

    public static byte[] TransactionHash(Keyring keys, BankId bank, AccountRef account, string key) =>
        keys.Hash(Keyring.ScopeOf(bank), HashedThing.Transaction, account.Value, key);

    /// <summary>Due times of a bank are erased with it; their keys begin with its id. A consent's outlives the data.</summary>
    private static BankId? BankOf(DueKind kind, string key) =>
        kind == DueKind.ConsentExpires ? null : new BankId(key.Split('/', 2)[0]);
}
