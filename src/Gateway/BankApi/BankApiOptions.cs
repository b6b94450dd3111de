namespace OrleansBank.Gateway.BankApi;

/// <param name="PublicUrl">
/// Scheme and authority under which banks know us, asked anew for each request because an embedded server learns its port late.
/// Signatures are compared with it, never with the Host header.
/// </param>
public sealed record BankApiOptions(Func<string> PublicUrl);
