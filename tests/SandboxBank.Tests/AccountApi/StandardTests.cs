using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

/// <summary>Every answer of the account API against the standard's own document, or, without it, against rules written by hand.</summary>
public sealed class StandardTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private static readonly OpenApiDocument? Document = OpenApiDocument.Find();
    private static readonly string[] Everything =
    [
        "ReadAccountsDetail",
        "ReadBalances",
        "ReadTransactionsDetail",
        "ReadTransactionsCredits",
        "ReadTransactionsDebits",
    ];

    [Theory]
    [InlineData("alice")]
    [InlineData("david")]
    [InlineData("emma")]
    [InlineData("a name of no customer")]
    public async Task Accounts_balances_and_transactions_are_valid(string user)
    {
        var client = new TestClient(banks, "sandbank");
        var linked = await client.LinkAsync(user, Everything);
        var account = (string)(await banks.AccountsAsync("sandbank", user))[0]!["AccountId"]!;
        await CheckAsync(client, linked.AccessToken, "/accounts", "/accounts", 200);
        await CheckAsync(client, linked.AccessToken, "/accounts/{AccountId}", $"/accounts/{account}", 200);
        await CheckAsync(client, linked.AccessToken, "/balances", "/balances", 200);
        await CheckAsync(
            client,
            linked.AccessToken,
            "/accounts/{AccountId}/balances",
            $"/accounts/{account}/balances",
            200
        );
        await CheckAsync(client, linked.AccessToken, "/transactions", "/transactions", 200);
        var path = $"/accounts/{account}/transactions";
        await CheckAsync(client, linked.AccessToken, "/accounts/{AccountId}/transactions", path, 200);
    }

    [Theory]
    [InlineData("riverbank")]
    [InlineData("fortbank")]
    public async Task The_banks_that_share_less_are_valid_too(string bank)
    {
        var client = new TestClient(banks, bank);
        var linked = await client.LinkAsync("alice", "ReadAccountsBasic", "ReadBalances");
        await CheckAsync(client, linked.AccessToken, "/accounts", "/accounts", 200);
        await CheckAsync(client, linked.AccessToken, "/balances", "/balances", 200);
        await CheckAsync(client, linked.AccessToken, "/transactions", "/transactions", 403);
    }

    [Fact]
    public async Task Consents_are_valid_as_made_and_as_read()
    {
        var client = new TestClient(banks, "sandbank");
        var token = await client.OwnTokenAsync();
        var path = $"{client.Api}/account-access-consents";
        var made = await client.CallAsync(HttpMethod.Post, path, token, TestClient.ConsentRequest(Everything));
        Check("/account-access-consents", "post", 201, made.Body!);
        var id = (string)made.Body!["Data"]!["ConsentId"]!;
        var read = await client.CallAsync(HttpMethod.Get, $"{path}/{id}", token);
        Check("/account-access-consents/{ConsentId}", "get", 200, read.Body!);
    }

    [Fact]
    public async Task Errors_are_valid()
    {
        var client = new TestClient(banks, "sandbank");
        var linked = await client.LinkAsync("alice", "ReadAccountsDetail");
        await CheckAsync(client, "no-token", "/accounts", "/accounts", 401);
        await CheckAsync(client, linked.AccessToken, "/balances", "/balances", 403);
        await CheckAsync(client, linked.AccessToken, "/accounts/{AccountId}", "/accounts/unknown", 400);
        var path = $"{client.Api}/account-access-consents";
        var refused = await client.CallAsync(HttpMethod.Post, path, await client.OwnTokenAsync(), new JsonObject());
        Check("/account-access-consents", "post", 400, refused.Body!);
    }

    [Fact]
    public void The_check_finds_faults()
    {
        var faulty = JsonNode.Parse(
            """{"Data":{"Balance":[{"AccountId":"","Type":"XXXX","Amount":{"Amount":"-1"}}]}}"""
        )!;
        var faults = Document is null
            ? ["Type"]
            : SchemaCheck.Faults(Document, Document.SchemaOf("/balances", "get", 200)!, Element(faulty));
        Assert.NotEmpty(faults);
        Assert.Equal(Document is not null, faults.Count >= 5);
    }

    private async Task CheckAsync(TestClient client, string token, string template, string path, int status)
    {
        var interaction = $"interaction-{path.Length}";
        var answer = await client.CallAsync(HttpMethod.Get, client.Api + path, token, interactionId: interaction);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(interaction, answer.Headers.GetValues("x-fapi-interaction-id").Single());
        Check(template, "get", status, answer.Body!);
    }

    private static void Check(string template, string method, int status, JsonNode body)
    {
        Assert.Empty(HandWrittenRules.Faults(template, status, Element(body)));
        if (Document?.SchemaOf(template, method, status) is { } schema)
            Assert.Empty(SchemaCheck.Faults(Document, schema, Element(body)));
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
