using Microsoft.Extensions.Configuration;

namespace OrleansBank.Silo.BankApis;

/// <summary>
/// Everything that sets one bank up: section <c>Banks:{id}</c> of the configuration. Nothing about a bank stands in
/// code.
/// </summary>
public sealed record BankOptions
{
    /// <summary>Short name, a to z, 0 to 9 and hyphen, at most 40 characters: it stands in addresses.</summary>
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>A name of <see cref="BankProtocols"/>.</summary>
    public string Protocol { get; init; } = BankProtocols.UkOpenBanking;

    /// <summary>What the bank agrees to share, by the outside names of permissions; it declines the rest.</summary>
    public string[] Shares { get; init; } = [];

    /// <summary>Why it declines the rest, in the bank's words.</summary>
    public string Reason { get; init; } = "";
    public string Phone { get; init; } = "";

    /// <summary>
    /// The authorization server's issuer identifier (RFC 8414 section 2), compared character by character.
    /// </summary>
    public string Issuer { get; init; } = "";

    /// <summary>
    /// Where its metadata stands; empty for the place that RFC 8414 section 3.1 derives from the issuer.
    /// </summary>
    public string DiscoveryUrl { get; init; } = "";

    /// <summary>For a bank without metadata: all three endpoints, which then replace discovery.</summary>
    public string AuthorizationEndpoint { get; init; } = "";
    public string TokenEndpoint { get; init; } = "";
    public string PushedAuthorizationEndpoint { get; init; } = "";

    /// <summary>The address that <c>/account-access-consents</c> and <c>/accounts</c> follow.</summary>
    public string ApiBase { get; init; } = "";

    /// <summary>Where the bank takes decisions: fraud answers and card freezes. Empty when it takes none.</summary>
    public string DecisionsUrl { get; init; } = "";
    public string ClientId { get; init; } = "";

    /// <summary>Our callback, as registered at the bank.</summary>
    public string RedirectUri { get; init; } = "";
    public string Scope { get; init; } = "accounts";

    /// <summary>How the authorization request names the consent.</summary>
    public ConsentBinding ConsentBinding { get; init; } = ConsentBinding.ConsentIdParameter;

    /// <summary>Origins that may be talked to beside those of the addresses above.</summary>
    public string[] AllowedOrigins { get; init; } = [];
    public BankLimits Limits { get; init; } = new();

    /// <summary>Reads every child of a section <c>Banks</c>; the child's name is the bank's id.</summary>
    public static IReadOnlyList<BankOptions> ReadAll(IConfiguration banks) =>
        [
            .. banks
                .GetChildren()
                .Select(child => (child.Get<BankOptions>() ?? new BankOptions()) with { Id = child.Key }),
        ];
}

public static class BankProtocols
{
    public const string UkOpenBanking = "uk-open-banking-4.0";
}

/// <summary>How a pushed authorization request names the account-access-consent.</summary>
public enum ConsentBinding
{
    /// <summary>A form parameter <c>consent_id</c>.</summary>
    ConsentIdParameter,

    /// <summary>
    /// The claim <c>openbanking_intent_id</c> in the OpenID Connect <c>claims</c> parameter (UK Open Banking security
    /// profile).
    /// </summary>
    IntentClaim,
}

/// <summary>The bounds of talking to one bank. Each has a sane default; the validator relates them.</summary>
public sealed record BankLimits
{
    public int ConnectTimeoutMs { get; init; } = 3_000;

    /// <summary>One request, from sending to the last byte of its answer.</summary>
    public int RequestTimeoutMs { get; init; } = 10_000;

    /// <summary>One fetch over all its pages.</summary>
    public int FetchTimeoutMs { get; init; } = 60_000;
    public int AnswerBytesMax { get; init; } = 2 * 1024 * 1024;
    public int ConnectionsMax { get; init; } = 32;
    public int PagesMax { get; init; } = 100;
    public int RowsMax { get; init; } = 10_000;

    /// <summary>How far back a back-fill may reach.</summary>
    public int HistoryDaysMax { get; init; } = 365;
    public int RequestsPerSecond { get; init; } = 50;
    public int RequestBurst { get; init; } = 100;

    /// <summary>Tokens that the connector takes from the bank's budget at a time.</summary>
    public int BudgetSlice { get; init; } = 5;

    /// <summary>Outages in a row after which the bank is left alone for a while.</summary>
    public int FailuresToOpen { get; init; } = 5;
    public int OpenMs { get; init; } = 15_000;

    /// <summary>Metadata of the authorization server is fetched anew after this time.</summary>
    public int MetadataMs { get; init; } = 3_600_000;
}
