using System.Net;
using System.Text.Json.Nodes;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.AccountApi;

public sealed class ConsentTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private readonly TestClient _client = new(banks, "sandbank");

    [Theory]
    [InlineData("", 400)]
    [InlineData("ReadBalances", 400)]
    [InlineData("ReadAccountsBasic ReadTransactionsDetail", 400)]
    [InlineData("ReadAccountsBasic ReadTransactionsCredits", 400)]
    [InlineData("ReadAccountsBasic ReadEverything", 400)]
    [InlineData("ReadAccountsBasic", 201)]
    [InlineData("ReadAccountsBasic ReadAccountsDetail ReadBalances", 201)]
    [InlineData("ReadAccountsDetail ReadTransactionsBasic ReadTransactionsDetail ReadTransactionsDebits", 201)]
    public async Task Permissions_go_together_or_are_refused(string permissions, int expected)
    {
        var request = TestClient.ConsentRequest(permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(expected, (int)(await CreateAsync(_client, request)).Status);
    }

    [Theory]
    [InlineData("""{"Risk":{}}""", "Data")]
    [InlineData("""{"Data":{"Permissions":["ReadAccountsBasic"]}}""", "Risk")]
    [InlineData("""{"Data":{"Permissions":"all"},"Risk":{}}""", "Data.Permissions")]
    [InlineData(
        """{"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"soon"},"Risk":{}}""",
        "Data.ExpirationDateTime"
    )]
    [InlineData(
        """{"Data":{"Permissions":["ReadAccountsBasic"],"ExpirationDateTime":"2020-01-01T00:00:00Z"},"Risk":{}}""",
        "Data.ExpirationDateTime"
    )]
    public async Task A_fault_is_named_by_its_path(string request, string path)
    {
        var (status, body) = await CreateAsync(_client, JsonNode.Parse(request)!);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(path, (string?)body!["Errors"]![0]!["Path"]);
    }

    [Theory]
    [InlineData("riverbank", "balances only")]
    [InlineData("fortbank", "does not share transactions")]
    public async Task A_bank_that_declines_transactions_says_so(string bank, string words)
    {
        var request = TestClient.ConsentRequest("ReadAccountsBasic", "ReadTransactionsBasic", "ReadTransactionsDebits");
        var (status, body) = await CreateAsync(new TestClient(banks, bank), request);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains(words, (string?)body!["Errors"]![0]!["Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_a_consent_ends_its_tokens()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        var path = $"{_client.Api}/account-access-consents/{linked.ConsentId}";
        var deleted = await _client.CallAsync(HttpMethod.Delete, path, await _client.OwnTokenAsync());
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        var call = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", linked.AccessToken);
        Assert.Equal(HttpStatusCode.Unauthorized, call.Status);
        var (status, body) = await _client.FormAsync(
            "/token",
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = linked.RefreshToken }
        );
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_grant", (string?)body["error"]);
        var consents = (await banks.GetJsonAsync("/sandbank/consents")).AsArray();
        Assert.Equal("CANC", (string?)consents.Single(c => (string?)c!["ConsentId"] == linked.ConsentId)!["Status"]);
    }

    [Fact]
    public async Task An_unknown_consent_is_named_not_found()
    {
        var path = $"{_client.Api}/account-access-consents/aac-unknown";
        var (status, body, _) = await _client.CallAsync(HttpMethod.Delete, path, await _client.OwnTokenAsync());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("U011", (string?)body!["Errors"]![0]!["ErrorCode"]);
    }

    [Fact]
    public async Task A_persons_token_makes_no_consents_and_the_clients_token_reads_no_accounts()
    {
        var linked = await _client.LinkAsync("alice", "ReadAccountsDetail");
        var request = TestClient.ConsentRequest("ReadAccountsBasic");
        var path = $"{_client.Api}/account-access-consents";
        var made = await _client.CallAsync(HttpMethod.Post, path, linked.AccessToken, request);
        Assert.Equal(HttpStatusCode.Forbidden, made.Status);
        var read = await _client.CallAsync(HttpMethod.Get, $"{_client.Api}/accounts", await _client.OwnTokenAsync());
        Assert.Equal(HttpStatusCode.Forbidden, read.Status);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> CreateAsync(TestClient client, JsonNode request)
    {
        var token = await client.OwnTokenAsync();
        var (status, body, _) = await client.CallAsync(
            HttpMethod.Post,
            $"{client.Api}/account-access-consents",
            token,
            request
        );
        return (status, body);
    }
}
