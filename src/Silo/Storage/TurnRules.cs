using OrleansBank.Domain;
using OrleansBank.Grains.Storage;

namespace OrleansBank.Silo.Storage;

/// <summary>What a turn must satisfy before a table is touched: the rules that both databases share.</summary>
internal static class TurnRules
{
    /// <summary>One payload, in bytes: what one grain may reasonably hold, far below what SQLite takes.</summary>
    public const int PayloadBytesMax = 16 * 1_024 * 1_024;

    /// <summary>A small payload of the store's tables for keys, in bytes.</summary>
    public const int KeyBytesMax = 4_096;

    public static bool Allows(TurnCommit commit)
    {
        if (!IdRules.IsValid(commit.User.Value))
            return false;
        var erases = commit.Writes.Exists(write => write is PersonErase);
        foreach (var write in commit.Writes)
        {
            if (!Allows(write) || (erases && write is not (PersonErase or OutboxWrite { ErasedWithBank: false })))
                return false;
        }
        return true;
    }

    private static bool Allows(RowWrite write) =>
        write switch
        {
            StateWrite w => IdRules.IsValid(w.Part)
                && w.ExpectedVersion >= 0
                && (w.Payload is null || IsPayload(w.Payload)),
            TurnWrite w => w.FirstSeq >= 1
                && w.LastSeq >= w.FirstSeq
                && (w.ClientId is null || IdRules.IsValid(w.ClientId))
                && (w.ContentHash is null || IsHash(w.ContentHash))
                && IsPayload(w.Payload),
            TurnRewrite w => w.FirstSeq >= 1 && IsPayload(w.Payload),
            TransactionWrite w => IsBank(w.Bank) && IsHash(w.KeyHash) && IsHash(w.AccountHash) && IsPayload(w.Payload),
            TransactionDelete w => IsBank(w.Bank) && IsHash(w.KeyHash),
            SeenEventWrite w => IsBank(w.Bank) && IsHash(w.EventHash) && IsHash(w.ContentHash),
            AccountWrite w => IsBank(w.Bank) && IsHash(w.AccountHash),
            LedgerWrite w => w.Number >= 0 && IsPayload(w.Payload),
            DisclosureWrite w => w.Number >= 0 && IsPayload(w.Payload),
            DueWrite w => IdRules.IsValid(w.Key) && (w.Bank is not { } bank || IsBank(bank)),
            DueDelete w => IdRules.IsValid(w.Key),
            OutboxWrite w => IdRules.IsValid(w.Id)
                && IsBank(w.Bank)
                && w.OrderKey is { Length: <= IdBytesMax }
                && IsPayload(w.Payload),
            OutboxDelete w => IdRules.IsValid(w.Id),
            KeyWrite w => IdRules.IsValid(w.Scope) && w.Wrapped is { Length: > 0 and <= KeyBytesMax },
            BankErase w => IsBank(w.Bank),
            PersonErase => true,
            _ => false,
        };

    private const int IdBytesMax = Limits.IdBytesMax;

    public static bool IsHash(byte[]? hash) => hash is { Length: 16 or 32 };

    public static bool IsPayload(byte[]? payload) => payload is { Length: <= PayloadBytesMax };

    private static bool IsBank(BankId bank) => IdRules.IsValid(bank.Value);
}
