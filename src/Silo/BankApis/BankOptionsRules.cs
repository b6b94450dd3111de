using System.Text.RegularExpressions;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis;

/// <summary>Checks a bank's configuration before anything is sent, and names all that is wrong at once.</summary>
public static partial class BankOptionsRules
{
    public static IReadOnlyList<string> Errors(IReadOnlyList<BankOptions> banks)
    {
        var errors = banks.SelectMany(Errors).ToList();
        foreach (var twice in banks.GroupBy(bank => bank.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            errors.Add($"Banks:{twice.Key} is configured twice");
        return errors;
    }

    public static IReadOnlyList<string> Errors(BankOptions bank)
    {
        var errors = new List<string>();
        void Check(bool good, string what)
        {
            if (!good)
                errors.Add($"Banks:{bank.Id}:{what}");
        }

        Check(IdPattern().IsMatch(bank.Id), "id must be 1 to 40 of a-z, 0-9 and hyphen");
        Check(bank.Name.Length is > 0 and <= 80, "Name must have 1 to 80 characters");
        Check(bank.Protocol == BankProtocols.UkOpenBanking, $"Protocol must be {BankProtocols.UkOpenBanking}");
        Check(bank.Shares.Length > 0, "Shares must name a permission");
        foreach (var name in bank.Shares)
            Check(PermissionNames.TryParse(name, out _), $"Shares holds the unknown permission '{name}'");
        Check(bank.ClientId.Length > 0, "ClientId is missing");
        foreach (var (name, value, needed) in Addresses(bank))
            Check(value.Length == 0 ? !needed : Origins.IsAddress(value), $"{name} must be https, or http on loopback");
        foreach (var origin in bank.AllowedOrigins)
            Check(Origins.IsAddress(origin), $"AllowedOrigins holds '{origin}', which is no https or loopback origin");
        var explicitOnes = ExplicitEndpoints(bank).Count(value => value.Length > 0);
        Check(explicitOnes is 0 or 3, "AuthorizationEndpoint, TokenEndpoint, PushedAuthorizationEndpoint go together");
        foreach (var (name, good) in Bounds(bank.Limits))
            Check(good, $"Limits:{name}");
        return errors;
    }

    public static IEnumerable<string> ExplicitEndpoints(BankOptions bank) =>
        [bank.AuthorizationEndpoint, bank.TokenEndpoint, bank.PushedAuthorizationEndpoint];

    private static IEnumerable<(string Name, string Value, bool Needed)> Addresses(BankOptions bank) =>
        [
            ("Issuer", bank.Issuer, true),
            ("DiscoveryUrl", bank.DiscoveryUrl, false),
            ("AuthorizationEndpoint", bank.AuthorizationEndpoint, false),
            ("TokenEndpoint", bank.TokenEndpoint, false),
            ("PushedAuthorizationEndpoint", bank.PushedAuthorizationEndpoint, false),
            ("ApiBase", bank.ApiBase, true),
            ("DecisionsUrl", bank.DecisionsUrl, false),
            ("RedirectUri", bank.RedirectUri, true),
        ];

    private static IEnumerable<(string Name, bool Good)> Bounds(BankLimits limits) =>
        [
            (
                "ConnectTimeoutMs must be 1 to RequestTimeoutMs",
                limits.ConnectTimeoutMs > 0 && limits.ConnectTimeoutMs <= limits.RequestTimeoutMs
            ),
            ("RequestTimeoutMs must be at most FetchTimeoutMs", limits.RequestTimeoutMs <= limits.FetchTimeoutMs),
            ("FetchTimeoutMs must be at most 600000", limits.FetchTimeoutMs <= 600_000),
            ("AnswerBytesMax must be 1024 to 67108864", limits.AnswerBytesMax is >= 1_024 and <= 64 * 1024 * 1024),
            ("ConnectionsMax must be 1 to 1000", limits.ConnectionsMax is >= 1 and <= 1_000),
            ("PagesMax must be 1 to 10000", limits.PagesMax is >= 1 and <= 10_000),
            ("RowsMax must be 1 to 100000", limits.RowsMax is >= 1 and <= 100_000),
            ("HistoryDaysMax must be 1 to 3660", limits.HistoryDaysMax is >= 1 and <= 3_660),
            ("RequestsPerSecond must be 1 to 100000", limits.RequestsPerSecond is >= 1 and <= 100_000),
            ("RequestBurst must be at least BudgetSlice", limits.RequestBurst >= limits.BudgetSlice),
            ("BudgetSlice must be 1 to 1000", limits.BudgetSlice is >= 1 and <= 1_000),
            ("FailuresToOpen must be 1 to 1000", limits.FailuresToOpen is >= 1 and <= 1_000),
            ("OpenMs must be 100 to 600000", limits.OpenMs is >= 100 and <= 600_000),
            ("MetadataMs must be 1000 to 86400000", limits.MetadataMs is >= 1_000 and <= 86_400_000),
        ];

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
