using System.Collections.Immutable;
using OrleansBank.SandboxBank.Banks;

namespace OrleansBank.SandboxBank;

/// <summary>
/// What a platform must know of one bank to connect to it: all of it is configuration, as it would be for a real bank.
/// </summary>
/// <param name="Protocol">The name of the connector that speaks with it.</param>
/// <param name="Shares">Permission names of the platform's contract.</param>
/// <param name="Issuer">RFC 8414 and RFC 9207.</param>
/// <param name="Discovery">The authorization server's metadata.</param>
/// <param name="ApiBase">The base of the account endpoints, without a slash at its end.</param>
/// <param name="Decisions">Where the bank takes fraud answers and card decisions.</param>
/// <param name="Jwks">The bank's keys, which sign its events.</param>
/// <param name="Emit">Where a person makes the bank send an event. Sandbox only.</param>
public sealed record SandboxBankConnection(
    string Id,
    string Name,
    string Protocol,
    ImmutableArray<string> Shares,
    ImmutableArray<string> Declines,
    string Reason,
    string Phone,
    string ClientId,
    Uri Issuer,
    Uri Discovery,
    Uri ApiBase,
    Uri Decisions,
    Uri Jwks,
    Uri Emit
)
{
    public const string UkOpenBanking = "uk-open-banking-4.0";

    /// <summary>The three banks at <paramref name="baseUrl"/>.</summary>
    public static ImmutableArray<SandboxBankConnection> All(Uri baseUrl, string clientId = "orleansbank") =>
        [.. BankPolicy.All.Select(bank => Of(bank, new BankAddress(baseUrl, bank.Id), clientId))];

    private static SandboxBankConnection Of(BankPolicy bank, BankAddress at, string clientId) =>
        new(
            bank.Id,
            bank.Name,
            UkOpenBanking,
            bank.Shares,
            bank.Declines,
            bank.Reason,
            bank.Phone,
            clientId,
            new Uri(at.Issuer),
            new Uri(at.Of("/.well-known/openid-configuration")),
            new Uri(at.Of(BankAddress.ApiPath)),
            new Uri(at.Of("/decisions")),
            new Uri(at.Of("/.well-known/jwks.json")),
            new Uri(at.Of("/emit"))
        );
}
