using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>
/// The payload of a turn row: its messages together, each sealed on its own under the keys of the banks that it cites (several: under
/// all of them, in turn, in the order of their ids) or under the person's own. Which banks those are stands in the clear beside it,
/// so that an erasure finds its messages without opening any, and leaves a tombstone in the place of each.
/// </summary>
internal static class TurnRows
{
    private const byte Format = 1;

    public static byte[] Write(Keyring keys, UserId user, IReadOnlyList<Message> messages)
    {
        using var bytes = new MemoryStream(256);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(messages.Count);
        using var clear = new ClearBytes();
        using var json = new Utf8JsonWriter(clear, StoredMessage.Options);
        foreach (var message in messages)
        {
            StoredMessage.Write(json, message);
            json.Flush();
            var scopes = ScopesOf(message);
            WriteOne(writer, message.At, scopes, Seal(keys, AssociatedData.Message(user, message.Seq), scopes, clear));
            clear.Clear();
            json.Reset();
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The messages of a row, tombstones for those that are erased.</summary>
    public static IEnumerable<Message> Read(Keyring keys, UserId user, TurnRow row)
    {
        foreach (var part in Parts(row))
        {
            var message = part.Sealed.Length == 0 ? null : Open(keys, user, part);
            yield return message ?? Message.Tombstone(part.Seq, part.At);
        }
    }

    /// <summary>The payload without what cites the bank, and the sequences that were erased; null when nothing in it does.</summary>
    public static (byte[] Payload, List<long> Seqs)? Erase(TurnRow row, BankId bank)
    {
        var scope = Keyring.ScopeOf(bank);
        var parts = Parts(row);
        var erased = parts.Where(part => part.Scopes.Contains(scope)).Select(part => part.Seq).ToList();
        if (erased.Count == 0)
            return null;
        using var bytes = new MemoryStream(row.Payload.Length);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(parts.Count);
        foreach (var part in parts)
        {
            var gone = part.Scopes.Contains(scope);
            WriteOne(writer, part.At, gone ? [] : part.Scopes, gone ? [] : part.Sealed);
        }
        writer.Flush();
        return (bytes.ToArray(), erased);
    }

    private static void WriteOne(BinaryWriter writer, DateTimeOffset at, ImmutableArray<string> scopes, byte[] bytes)
    {
        writer.Write(at.UtcTicks);
        writer.Write((byte)scopes.Length);
        foreach (var scope in scopes)
            writer.Write(scope);
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    internal static List<Part> Parts(TurnRow row)
    {
        using var bytes = new MemoryStream(row.Payload, writable: false);
        using var reader = new BinaryReader(bytes, Encoding.UTF8);
        if (reader.ReadByte() != Format)
            throw new InvalidDataException("a turn row of an unknown format");
        var parts = new List<Part>(reader.Read7BitEncodedInt());
        for (var seq = row.FirstSeq; seq <= row.LastSeq; seq++)
        {
            var at = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            var scopes = new string[reader.ReadByte()];
            for (var i = 0; i < scopes.Length; i++)
                scopes[i] = reader.ReadString();
            parts.Add(new Part(seq, at, [.. scopes], reader.ReadBytes(reader.Read7BitEncodedInt())));
        }
        return parts;
    }

    private static ImmutableArray<string> ScopesOf(Message message) =>
        message.Cites.IsDefaultOrEmpty ? [Keyring.Core]
        : message.Cites is [var bank] ? [Keyring.ScopeOf(bank)]
        : [.. message.Cites.Select(Keyring.ScopeOf).Distinct().Order(StringComparer.Ordinal)];

    private static byte[] Seal(Keyring keys, byte[] associated, ImmutableArray<string> scopes, ClearBytes clear)
    {
        var bytes = keys.Seal(scopes[0], clear.Written, associated);
        foreach (var scope in scopes.AsSpan()[1..])
            bytes = keys.Seal(scope, bytes.AsSpan(), associated);
        return bytes;
    }

    private static Message? Open(Keyring keys, UserId user, Part part)
    {
        var associated = AssociatedData.Message(user, part.Seq);
        var bytes = part.Sealed;
        for (var i = part.Scopes.Length - 1; i > 0; i--)
        {
            if (keys.Open(part.Scopes[i], bytes, associated) is not { } inner)
                return null;
            bytes = inner;
        }
        return keys.Read<Message>(part.Scopes[0], bytes, associated);
    }

    /// <summary>One message as it stands in the row: still sealed, empty when it was erased.</summary>
    internal sealed record Part(long Seq, DateTimeOffset At, ImmutableArray<string> Scopes, byte[] Sealed);
}
