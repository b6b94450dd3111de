using Microsoft.Extensions.Configuration;
using OrleansBank.Domain.Consents;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.BankApis;

public sealed class BankOptionsTests
{
    private static readonly BankOptions Good = new()
    {
        Id = "mybank",
        Name = "My Bank",
        Shares = ["balances", "alerts"],
        Issuer = "https://auth.bank.example",
        ApiBase = "https://api.bank.example/open-banking/v4.0/aisp",
        ClientId = "client",
        RedirectUri = "https://platform.example/v1/links/callback",
    };

    [Fact]
    public void A_bank_is_set_up_by_configuration_alone()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Banks:mybank:Name"] = "My Bank",
                    ["Banks:mybank:Shares:0"] = "balances",
                    ["Banks:mybank:Shares:1"] = "alerts",
                    ["Banks:mybank:Issuer"] = Good.Issuer,
                    ["Banks:mybank:ApiBase"] = Good.ApiBase,
                    ["Banks:mybank:ClientId"] = "client",
                    ["Banks:mybank:RedirectUri"] = Good.RedirectUri,
                    ["Banks:mybank:ConsentBinding"] = "IntentClaim",
                    ["Banks:mybank:Limits:RequestTimeoutMs"] = "4000",
                }
            )
            .Build();

        var bank = Assert.Single(BankOptions.ReadAll(configuration.GetSection("Banks")));

        Assert.Empty(BankOptionsRules.Errors(bank));
        Assert.Equal(("mybank", "My Bank", 4000), (bank.Id, bank.Name, bank.Limits.RequestTimeoutMs));
        Assert.Equal(ConsentBinding.IntentClaim, bank.ConsentBinding);
    }

    public static TheoryData<BankOptions, string> Wrong =>
        new()
        {
            { Good with { Id = "My Bank" }, "id" },
            { Good with { Name = "" }, "Name" },
            { Good with { Protocol = "telnet" }, "Protocol" },
            { Good with { Shares = [] }, "Shares" },
            { Good with { Shares = ["everything"] }, "everything" },
            { Good with { ClientId = "" }, "ClientId" },
            { Good with { Issuer = "" }, "Issuer" },
            { Good with { Issuer = "http://auth.bank.example" }, "Issuer" },
            { Good with { ApiBase = "https://user:secret@api.bank.example" }, "ApiBase" },
            { Good with { ApiBase = "ftp://api.bank.example" }, "ApiBase" },
            { Good with { DecisionsUrl = "decisions" }, "DecisionsUrl" },
            { Good with { RedirectUri = "https://platform.example/#x" }, "RedirectUri" },
            { Good with { AllowedOrigins = ["http://10.0.0.1"] }, "AllowedOrigins" },
            { Good with { TokenEndpoint = "https://auth.bank.example/token" }, "go together" },
            { Good with { Limits = new BankLimits { RequestTimeoutMs = 1 } }, "ConnectTimeoutMs" },
            { Good with { Limits = new BankLimits { FetchTimeoutMs = 1 } }, "RequestTimeoutMs" },
            { Good with { Limits = new BankLimits { AnswerBytesMax = 0 } }, "AnswerBytesMax" },
            { Good with { Limits = new BankLimits { BudgetSlice = 500 } }, "RequestBurst" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named(BankOptions bank, string named)
    {
        var error = Assert.Single(BankOptionsRules.Errors(bank));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Loopback_may_go_without_tls()
    {
        var local = Good with { Issuer = "http://localhost:8081/sandbank", ApiBase = "http://127.0.0.1:8081/api" };
        Assert.Empty(BankOptionsRules.Errors(local));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_nothing_starts()
    {
        var folder = Directory.CreateTempSubdirectory("bank-options-").FullName;
        try
        {
            using var keys = PlatformKeys.Open(folder, new TestIds());
            BankOptions[] banks = [Good, Good, Good with { Id = "b", Name = "" }];
            var refused = Assert.Throws<ArgumentException>(() =>
                new ConfiguredBankApis(banks, keys, new ManualClock(), new TestIds())
            );
            Assert.Contains("configured twice", refused.Message, StringComparison.Ordinal);
            Assert.Contains("Banks:b:Name", refused.Message, StringComparison.Ordinal);

            using var apis = new ConfiguredBankApis([Good], keys, new ManualClock(), new TestIds());
            var profile = Assert.Single(apis.Profiles);
            Assert.Equal(Permissions.Balances | Permissions.Alerts, profile.Shares);
            Assert.Null(apis.Find(new Domain.BankId("other")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
