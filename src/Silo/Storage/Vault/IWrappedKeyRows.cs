using OrleansBank.Domain;

namespace OrleansBank.Silo.Storage.Vault;

/// <summary>A data key as it stands in the store.</summary>
public sealed record WrappedKeyRow(UserId User, string Scope, byte[] Wrapped);

/// <summary>What the rotation of master keys needs of a store, beside the seam of the grains.</summary>
public interface IWrappedKeyRows
{
    /// <summary>Data keys ordered by (user, scope), from after the given one, or from the first.</summary>
    ValueTask<IReadOnlyList<WrappedKeyRow>> WrappedKeysAsync(
        WrappedKeyRow? after,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>Replaces the wrapped form of a data key, durably, unless it changed or left since it was read.</summary>
    ValueTask<bool> ReplaceKeyAsync(WrappedKeyRow read, byte[] wrapped, CancellationToken cancellation);

    /// <summary>Replaces one of the platform's own values, durably, unless it changed since it was read.</summary>
    ValueTask<bool> ReplaceMetaAsync(string name, byte[] read, byte[] value, CancellationToken cancellation);
}
