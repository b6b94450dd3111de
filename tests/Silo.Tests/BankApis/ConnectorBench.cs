using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Silo.BankApis;
using OrleansBank.Silo.BankApis.Keys;
using OrleansBank.Silo.Tests.Cluster;
using OrleansBank.Silo.Tests.Runtime;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>The connector, set up by options alone, before a fake bank, under a clock that the test moves.</summary>
public sealed class ConnectorBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("connector-").FullName;

    private ConnectorBench(FakeBank http, Func<BankOptions, BankOptions> change)
    {
        var ids = new TestIds();
        Http = http;
        Keys = PlatformKeys.Open(Path.Combine(_folder, "keys"), ids);
        Bank = new FakeOpenBank(http, Keys.PublicJwks).Script();
        Options = change(
            new BankOptions
            {
                Id = "testbank",
                Name = "Test Bank",
                Shares = ["balances", "transactions", "alerts"],
                Reason = "No offers.",
                Phone = "+44 20 7946 0000",
                Issuer = http.Issuer,
                ApiBase = http.ApiBase,
                DecisionsUrl = $"{http.Origin}/decisions",
                ClientId = "orleansbank",
                RedirectUri = "https://platform.example/v1/links/callback",
            }
        );
        Apis = new ConfiguredBankApis([Options], Keys, Clock, ids, log: Log);
        Api = Apis.Find(new BankId("testbank"))!;
    }

    public FakeBank Http { get; }
    public FakeOpenBank Bank { get; }
    public BankOptions Options { get; }
    public PlatformKeys Keys { get; }
    internal KeptLog<ConfiguredBankApis> Log { get; } = new();
    internal ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    public ConfiguredBankApis Apis { get; }
    public IBankApi Api { get; }

    public BankTokens Tokens => new("person-token", Clock.GetUtcNow().AddMinutes(5), "refresh-0");
    public static AccountRef Account { get; } = new("acc-1");

    public static async Task<ConnectorBench> StartAsync(Func<BankOptions, BankOptions>? change = null) =>
        new(await FakeBank.StartAsync(), change ?? (options => options));

    public async ValueTask DisposeAsync()
    {
        Apis.Dispose();
        Keys.Dispose();
        await Http.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
