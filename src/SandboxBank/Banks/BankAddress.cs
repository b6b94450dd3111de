namespace OrleansBank.SandboxBank.Banks;

/// <summary>The addresses of one bank under the base address of all.</summary>
internal sealed class BankAddress(Uri baseUrl, string bank)
{
    public const string ApiPath = "/open-banking/v4.0/aisp";

    /// <summary>The issuer identifier (RFC 8414 section 2).</summary>
    public string Issuer { get; } = $"{baseUrl.GetLeftPart(UriPartial.Authority)}/{bank}";

    public string Of(string path) => Issuer + path;
}
