using System.Net;
using OrleansBank.HttpSignatures;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.OAuth;

public sealed class ClientAuthenticationTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    private readonly TestClient _client = new(banks, "riverbank");

    public static TheoryData<string, Assertion> Refused { get; } =
        new()
        {
            {
                "another issuer",
                new Assertion { Issuer = "somebody" }
            },
            {
                "another subject",
                new Assertion { Subject = "somebody" }
            },
            {
                "another bank's audience",
                new Assertion { Audience = "http://localhost/sandbank" }
            },
            {
                "no signature",
                new Assertion { Algorithm = "none" }
            },
            {
                "a key of nobody",
                new Assertion { Key = SigningKey.Generate(SignatureAlgorithm.ES256, "platform-1") }
            },
            {
                "an unknown key id",
                new Assertion { Key = SigningKey.Generate(SignatureAlgorithm.ES256, "stranger") }
            },
            {
                "over already",
                new Assertion { LifeSeconds = -1 }
            },
            {
                "far too long",
                new Assertion { LifeSeconds = 3_600 }
            },
            {
                "not yet",
                new Assertion { NotBeforeSeconds = 30 }
            },
            {
                "no id",
                new Assertion { Id = "" }
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task An_assertion_is_refused(string why, Assertion assertion)
    {
        var (status, body) = await TokenAsync(assertion);
        Assert.True(status == HttpStatusCode.Unauthorized, why);
        Assert.Equal("invalid_client", (string?)body["error"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/token")]
    public async Task The_audience_is_the_issuer_or_the_endpoint(string path)
    {
        var (status, _) = await TokenAsync(new Assertion { Audience = _client.Issuer + path });
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task An_assertion_is_good_once()
    {
        var assertion = new Assertion { Id = "once" };
        Assert.Equal(HttpStatusCode.OK, (await TokenAsync(assertion)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await TokenAsync(assertion)).Status);
    }

    [Fact]
    public async Task A_token_of_one_bank_is_nothing_to_another()
    {
        var token = await _client.OwnTokenAsync();
        var other = new TestClient(banks, "fortbank");
        var answer = await other.CallAsync(
            HttpMethod.Post,
            $"{other.Api}/account-access-consents",
            token,
            TestClient.ConsentRequest("ReadAccountsDetail")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)> TokenAsync(Assertion assertion) =>
        _client.FormAsync("/token", new() { ["grant_type"] = "client_credentials", ["scope"] = "accounts" }, assertion);
}
