using System.Net;
using Microsoft.AspNetCore.Builder;
using OrleansBank.Domain;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.SandboxBank;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>
/// The three sandbox banks in this process, a platform that publishes our keys to them, and a person's browser.
/// </summary>
public sealed class SandboxBench : IAsyncDisposable
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-long";
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-banks-").FullName;
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly FakeBank _platform;
    private readonly WebApplication _banks;
    private readonly PlatformKeys _keys;
    private readonly ConfiguredBankApis _apis;

    private SandboxBench(FakeBank platform, WebApplication banks)
    {
        _platform = platform;
        _banks = banks;
        _keys = PlatformKeys.Open(_folder, new TestIds());
        platform.OnJson("GET /.well-known/jwks.json", _keys.PublicJwks);
        var known = SandboxBankConnection.All(new Uri(banks.Urls.Single())).Select(bank => Options(bank, platform));
        _apis = new ConfiguredBankApis([.. known], _keys, TimeProvider.System, new TestIds());
    }

    public static async Task<SandboxBench> StartAsync()
    {
        var platform = await FakeBank.StartAsync();
        var banks = SandboxBanks.Build(
            new SandboxOptions
            {
                BaseUrl = new Uri("http://127.0.0.1:0"),
                Platform = () => new Uri(platform.Origin),
                Embedded = true,
            }
        );
        await banks.StartAsync();
        return new SandboxBench(platform, banks);
    }

    public IBankApi Api(string bank) => _apis.Find(new BankId(bank))!;

    /// <summary>The decisions that a bank got, as it tells them.</summary>
    public Task<string> ReceivedAsync(string bank) =>
        _browser.GetStringAsync(new Uri($"{_banks.Urls.Single()}/{bank}/received"));

    public async ValueTask DisposeAsync()
    {
        _apis.Dispose();
        _keys.Dispose();
        _browser.Dispose();
        await _banks.StopAsync();
        await _banks.DisposeAsync();
        await _platform.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static BankOptions Options(SandboxBankConnection bank, FakeBank platform) =>
        new()
        {
            Id = bank.Id,
            Name = bank.Name,
            Protocol = bank.Protocol,
            Shares = [.. bank.Shares],
            Reason = bank.Reason,
            Phone = bank.Phone,
            Issuer = bank.Issuer.OriginalString,
            DiscoveryUrl = bank.Discovery.AbsoluteUri,
            ApiBase = bank.ApiBase.AbsoluteUri,
            DecisionsUrl = bank.Decisions.AbsoluteUri,
            ClientId = bank.ClientId,
            RedirectUri = $"{platform.Origin}/v1/links/callback",
        };

    public static async Task<PreparedLink> PrepareAsync(IBankApi api, Permissions permissions)
    {
        var until = TimeProvider.System.GetUtcNow().AddDays(90);
        var prepared = await api.PrepareAsync(permissions, until, "the-state", Verifier, CancellationToken.None);
        Assert.True(prepared.Ok, prepared.Detail);
        return prepared.Value!;
    }

    public async Task<(PreparedLink Link, BankTokens Tokens)> LinkAsync(IBankApi api, Permissions permissions)
    {
        var prepared = await PrepareAsync(api, permissions);
        var back = await AnswerPageAsync(prepared.AuthorizeUrl, "approve");
        Assert.Equal("the-state", back["state"]);
        var redeemed = await api.RedeemAsync(back["code"], back["iss"], Verifier, CancellationToken.None);
        Assert.True(redeemed.Ok, redeemed.Detail);
        return (prepared, redeemed.Value!);
    }

    /// <summary>What a person does at the bank: looks at the page, and sends its form.</summary>
    public async Task<Dictionary<string, string>> AnswerPageAsync(Uri page, string decision)
    {
        Assert.Contains("<form", await _browser.GetStringAsync(page), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("decision", decision), new("user", "alice")]);
        using var answer = await _browser.PostAsync(page, form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer
            .Headers.Location!.Query.TrimStart('?')
            .Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
    }
}
