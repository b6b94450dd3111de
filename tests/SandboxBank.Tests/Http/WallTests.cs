using System.Net;
using OrleansBank.SandboxBank.Tests.Running;

namespace OrleansBank.SandboxBank.Tests.Http;

public sealed class WallTests(RunningBanks banks) : IClassFixture<RunningBanks>
{
    [Theory]
    [InlineData("Host", "bank.example", 403)]
    [InlineData("Host", "localhost:1", 403)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "http://localhost:8080", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Accept", "*/*", 200)]
    public async Task A_foreign_host_or_origin_is_refused(string header, string value, int expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbank/received");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await banks.Http.SendAsync(request);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task Our_own_names_and_origins_are_let_in(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sandbank/received");
        request.Headers.Host = $"{name}:{banks.Url.Port}";
        request.Headers.Add("Origin", $"http://{name}:{banks.Url.Port}");
        using var answer = await banks.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sandbank/emit", "text/plain", "{}", 415)]
    [InlineData("/sandbank/emit", "application/x-www-form-urlencoded", "a=b", 415)]
    [InlineData("/sandbank/behave", "text/plain", "{}", 415)]
    [InlineData("/sandbank/decisions", "text/plain", "{}", 415)]
    [InlineData("/sandbank/emit", "application/json", "{", 400)]
    [InlineData("/sandbank/emit", "application/json", "null", 400)]
    [InlineData("/sandbank/emit", "application/json", """{"id":"1","id":"2"}""", 400)]
    public async Task Only_wellformed_json_is_taken(string path, string mediaType, string body, int expected)
    {
        var (status, _) = await banks.PostJsonAsync(path, body, mediaType);
        Assert.Equal(expected, (int)status);
    }

    [Fact]
    public async Task A_body_has_a_limit()
    {
        var (status, _) = await banks.PostJsonAsync("/sandbank/behave", new string(' ', 65 * 1024));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Fact]
    public async Task An_unknown_bank_is_not_found()
    {
        using var answer = await banks.Http.GetAsync("/nobank/accounts?user=alice");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/sandbank/accounts", 400)]
    [InlineData("/sandbank/accounts?user=", 400)]
    [InlineData("/sandbank/accounts?user=alice", 200)]
    [InlineData("/health/ready", 200)]
    public async Task A_prompt_gets_an_answer(string path, int expected)
    {
        using var answer = await banks.Http.GetAsync(path);
        Assert.Equal(expected, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:8081", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:8081", true)]
    [InlineData("http://0.0.0.0:8081", false)]
    [InlineData("http://192.168.1.2:8081", false)]
    [InlineData("http://bank.example", false)]
    [InlineData("https://localhost:8081", false)]
    public void The_banks_listen_on_loopback_only(string url, bool allowed)
    {
        var options = new SandboxOptions { BaseUrl = new Uri(url) };
        Assert.Equal(allowed, options.Refusal() is null);
        if (!allowed)
            Assert.Throws<ArgumentException>(() => SandboxBanks.Build(options));
    }

    [Fact]
    public async Task The_configuration_that_a_platform_needs_is_true()
    {
        foreach (var bank in SandboxBankConnection.All(banks.Url))
        {
            var metadata = await banks.GetJsonAsync(bank.Discovery.AbsolutePath);
            Assert.Equal(bank.Issuer.OriginalString, (string?)metadata["issuer"]);
            Assert.Equal(bank.Jwks.OriginalString, (string?)metadata["jwks_uri"]);
            Assert.Equal(bank.Declines.IsEmpty, bank.Reason.Length == 0);
            Assert.Equal(5, bank.Shares.Length + bank.Declines.Length);
        }
    }
}
