using OrleansBank.Grains.Storage;

namespace OrleansBank.Grains.Conversations;

/// <summary>Notices of revocations, sealed under the platform's key because the bank's is gone when they leave.</summary>
public static class OutboxNotices
{
    /// <summary>Null when the row is not one, or does not open.</summary>
    public static RevocationNotice? Open(IVault vault, OutboxRow row) =>
        vault.OpenForPlatform(row.Payload, AssociatedData.Outbox(row.User, row.Id)) is { } clear
            ? GrainJson.Read<RevocationNotice>(clear)
            : null;
}
