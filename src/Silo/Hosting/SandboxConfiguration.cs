using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using OrleansBank.SandboxBank;
using OrleansBank.Silo.BankApis;

namespace OrleansBank.Silo.Hosting;

/// <summary>The sandbox banks as the configuration that a real bank would get: section <c>Banks:{id}</c>, and nothing else.</summary>
public static class SandboxConfiguration
{
    /// <summary>Below everything else: what the operator says of a bank wins.</summary>
    public static void AddBelow(IConfigurationBuilder configuration, Uri sandbox, Uri platform) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Of(sandbox, platform) });

    public static IEnumerable<KeyValuePair<string, string?>> Of(Uri sandbox, Uri platform)
    {
        foreach (var bank in SandboxBankConnection.All(sandbox))
        {
            var values = new Dictionary<string, string?>
            {
                ["Name"] = bank.Name,
                ["Protocol"] = BankProtocols.UkOpenBanking,
                ["Reason"] = bank.Reason,
                ["Phone"] = bank.Phone,
                ["Issuer"] = bank.Issuer.ToString(),
                ["DiscoveryUrl"] = bank.Discovery.ToString(),
                ["ApiBase"] = bank.ApiBase.ToString(),
                ["DecisionsUrl"] = bank.Decisions.ToString(),
                ["ClientId"] = bank.ClientId,
                ["RedirectUri"] = new Uri(platform, "/v1/links/callback").ToString(),
                ["Jwks"] = bank.Jwks.ToString(),
            };
            for (var i = 0; i < bank.Shares.Length; i++)
                values[string.Create(CultureInfo.InvariantCulture, $"Shares:{i}")] = bank.Shares[i];
            foreach (var (name, value) in values)
                yield return new($"Banks:{bank.Id}:{name}", value);
        }
    }
}
