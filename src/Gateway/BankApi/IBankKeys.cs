using OrleansBank.Domain;
using OrleansBank.HttpSignatures;

namespace OrleansBank.Gateway.BankApi;

/// <summary>The public keys of the banks.</summary>
public interface IBankKeys
{
    /// <summary>Null when this bank has no such key: another bank's key is no key.</summary>
    ValueTask<SigningKey?> FindAsync(BankId bank, string keyId, CancellationToken cancellation);
}
