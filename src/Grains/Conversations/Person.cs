using System.Collections.Immutable;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>One person as loaded: state, open keys, and the versions that the next commit expects.</summary>
internal sealed class Person(Keyring keys) : IDisposable
{
    public Keyring Keys { get; } = keys;
    public required ConversationState State { get; set; }

    /// <summary>The stored version of each part; a part that is absent has version 0.</summary>
    public Dictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

    public static async ValueTask<Person> LoadAsync(
        UserId user,
        IGrainStore store,
        IVault vault,
        CancellationToken cancellation
    )
    {
        var rows = await store.LoadAsync(user, cancellation);
        var keys = new Keyring(vault, user);
        foreach (var key in rows.Keys)
        {
            if (!keys.TryAdd(key.Scope, key.Wrapped))
                throw new InvalidDataException(
                    "a data key does not open: is the master key the one it was wrapped with?"
                );
        }
        var person = new Person(keys) { State = new ConversationState(user) };
        var banks = ImmutableDictionary.CreateBuilder<BankId, BankState>();
        foreach (var part in rows.Parts)
        {
            person.Versions[part.Part] = part.Version;
            var associated = AssociatedData.State(user, part.Part, part.Version);
            if (part.Part == Keyring.Core)
            {
                person.State = keys.Read<ConversationState>(part.Part, part.Payload, associated) ?? throw DoesNotOpen();
            }
            else
            {
                var bank = keys.Read<BankState>(part.Part, part.Payload, associated) ?? throw DoesNotOpen();
                banks[bank.Bank] = bank;
            }
        }
        person.State = person.State with { LastSeq = rows.LastSeq, Banks = banks.ToImmutable() };
        return person;
    }

    public void Dispose() => Keys.Dispose();

    private static InvalidDataException DoesNotOpen() => new("a part of the state does not open");
}
