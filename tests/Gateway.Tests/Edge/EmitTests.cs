using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Sandbox;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Edge;

public sealed class EmitTests
{
    /// <summary>What a person with accounts a1 and a2 emits, and what the bank gets.</summary>
    [Theory]
    [InlineData("""{"id":"1"}""", """{"id":"1","subject":"a1"}""")]
    [InlineData("""{"id":"1","subject":"a2"}""", """{"id":"1","subject":"a2"}""")]
    [InlineData(
        """[{"id":"1"},{"id":"2","subject":"a2"}]""",
        """[{"id":"1","subject":"a1"},{"id":"2","subject":"a2"}]"""
    )]
    public async Task Events_about_one_s_own_accounts_go_to_the_bank(string sent, string received)
    {
        var bank = new RecordingEmitter();
        await using var gateway = await StartAsync(bank, "a1", "a2");
        using var answer = await EmitAsync(gateway, sent);

        Assert.Equal((HttpStatusCode)207, answer.StatusCode);
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync());
        Assert.Equal([("sandbank", received)], bank.Emitted);
    }

    [Theory]
    [InlineData("""{"id":"1","subject":"b1"}""", HttpStatusCode.NotFound, "unknown_account")]
    [InlineData("""[{"id":"1"},{"subject":"b1"}]""", HttpStatusCode.NotFound, "unknown_account")]
    [InlineData("""{"id":"1","subject":7}""", HttpStatusCode.NotFound, "unknown_account")]
    [InlineData("[1]", HttpStatusCode.BadRequest, "invalid_body")]
    [InlineData("5", HttpStatusCode.BadRequest, "invalid_body")]
    [InlineData("{", HttpStatusCode.BadRequest, "malformed_json")]
    public async Task Anything_else_never_reaches_the_bank(string sent, HttpStatusCode status, string code)
    {
        var bank = new RecordingEmitter();
        await using var gateway = await StartAsync(bank, "a1");
        using var answer = await EmitAsync(gateway, sent);

        await answer.ShowsAsync(status, code);
        Assert.Empty(bank.Emitted);
    }

    [Fact]
    public async Task Who_linked_nothing_emits_nothing()
    {
        var bank = new RecordingEmitter();
        await using var gateway = await StartAsync(bank);
        using var answer = await EmitAsync(gateway, """{"id":"1"}""");

        await answer.ShowsAsync(HttpStatusCode.NotFound, "unknown_account");
    }

    private static async Task<RunningGateway> StartAsync(ISandboxEmitter bank, params string[] accounts)
    {
        var gateway = await RunningGateway.StartAsync(services: services => services.AddSingleton(bank));
        gateway.Platform.Script = (_, request) =>
            new(
                request is GetAccountsRequest
                    ? new AccountsReply([.. accounts.Select(account => new AccountRef(account))])
                    : null
            );
        return gateway;
    }

    private static async Task<HttpResponseMessage> EmitAsync(RunningGateway gateway, string json) =>
        await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/sandbox/sandbank/emit",
            await gateway.SignInAsync("alice"),
            Answers.Json(json)
        );

    private sealed class RecordingEmitter : ISandboxEmitter
    {
        public List<(string Bank, string Events)> Emitted { get; } = [];

        public Task<EmitAnswer> EmitAsync(BankId bank, ReadOnlyMemory<byte> events, CancellationToken cancellation)
        {
            Emitted.Add((bank.Value, Encoding.UTF8.GetString(events.Span)));
            return Task.FromResult(new EmitAnswer(207, "application/json", "{}"u8.ToArray()));
        }
    }
}
