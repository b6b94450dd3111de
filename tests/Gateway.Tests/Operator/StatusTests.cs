using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Operator;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Operator;

public sealed class StatusTests
{
    private const string Token = "an operator's token of 32 characters";
    private const string Wrong = "another token of 32 characters....";
    private const string Path = "/v1/operator/status";

    [Fact]
    public async Task An_operator_sees_silos_gateways_partitions_and_banks()
    {
        await using var gateway = await StartAsync(ScriptedBoard.Cluster());
        using var answer = await gateway.SendAsync(HttpMethod.Get, Path, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(
            """
            {"at":"2026-03-01T12:00:00+00:00","mode":"cluster","silos":[
            {"name":"silo-1","address":"http://10.0.0.1:8090","lives":true,"heardAt":"2026-03-01T11:59:59+00:00",
            "process":{"version":"1.0.0","startedAt":"2026-03-01T11:00:00+00:00","processorShare":0.25,"memoryBytes":268435456},
            "partitions":2,"grains":12,"calls":3,"mailboxDepthMax":4,"turnsPerSecond":12.35,"failedTurnsPerSecond":0},
            {"name":"silo-2","address":"","lives":true,"heardAt":null,
            "process":null,
            "partitions":null,"grains":null,"calls":null,"mailboxDepthMax":null,"turnsPerSecond":0,"failedTurnsPerSecond":0}],
            "gateways":[{"name":"gateway-1","lives":false,"heardAt":"2026-03-01T11:59:00+00:00",
            "process":{"version":"1.0.0","startedAt":"2026-03-01T11:00:00+00:00","processorShare":0.25,"memoryBytes":268435456},
            "connections":7}],
            "partitions":[{"number":0,"epoch":3,"silo":"silo-1","owned":true},{"number":1,"epoch":0,"silo":"","owned":false}],
            "banks":[{"id":"sandbank","name":"Sandbank",
            "accounts":{"state":"open","worst":1,"silos":2,"lastSuccessAt":null,
            "lastFailureAt":"2026-03-01T11:59:30+00:00","lastFailure":"timeout"},
            "decisions":{"state":"closed","worst":2,"silos":2,"lastSuccessAt":"2026-03-01T11:58:00+00:00",
            "lastFailureAt":null,"lastFailure":""},
            "waiting":5,"oldestAt":"2026-03-01T11:50:00+00:00","dead":1}],"unknown":["ledger"]}
            """.ReplaceLineEndings(""),
            await answer.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData(Wrong)]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nobody_else_sees_anything(string? shown)
    {
        await using var gateway = await StartAsync(ScriptedBoard.Cluster());
        using var answer = await gateway.SendAsync(HttpMethod.Get, Path, shown);
        await answer.ShowsAsync(HttpStatusCode.Unauthorized, "invalid_token");
        Assert.DoesNotContain("silo-1", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_configured_token_there_is_nothing()
    {
        await using var gateway = await StartAsync(ScriptedBoard.Cluster(), token: null);
        using var answer = await gateway.SendAsync(HttpMethod.Get, Path, Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_tries_many_tokens_is_not_listened_to_for_a_while_with_the_right_one_neither()
    {
        var time = new ManualTime();
        await using var gateway = await StartAsync(ScriptedBoard.Cluster(), Token, time);
        // Asking without a token tries none.
        for (var i = 0; i < 20; i++)
            await ShowsAsync(gateway, null, HttpStatusCode.Unauthorized);

        for (var i = 0; i < new GatewayLimits().OperatorTriesBurst; i++)
            await ShowsAsync(gateway, Wrong, HttpStatusCode.Unauthorized);
        await ShowsAsync(gateway, Wrong, HttpStatusCode.TooManyRequests);
        await ShowsAsync(gateway, Token, HttpStatusCode.TooManyRequests);

        time.Advance(TimeSpan.FromSeconds(1));
        await ShowsAsync(gateway, Token, HttpStatusCode.OK);
        await ShowsAsync(gateway, Token, HttpStatusCode.OK);
        await ShowsAsync(gateway, Wrong, HttpStatusCode.Unauthorized);
        await ShowsAsync(gateway, Wrong, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_document_of_the_interface_has_its_schema()
    {
        await using var gateway = await StartAsync(ScriptedBoard.Cluster());
        using var answer = await gateway.SendAsync(HttpMethod.Get, "/openapi/v1.json", null);
        var document = await answer.JsonAsync();
        Assert.True(document.GetProperty("paths").TryGetProperty(Path, out _));
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("StatusDocument", out _));
    }

    private static async Task ShowsAsync(RunningGateway gateway, string? token, HttpStatusCode status)
    {
        using var answer = await gateway.SendAsync(HttpMethod.Get, Path, token);
        Assert.Equal(status, answer.StatusCode);
    }

    private static Task<RunningGateway> StartAsync(
        IStatusBoard board,
        string? token = Token,
        TimeProvider? time = null
    ) =>
        RunningGateway.StartAsync(
            options => options with { OperatorToken = token is null ? null : new OperatorToken(token) },
            services => services.AddSingleton(board),
            time
        );

    private sealed class ScriptedBoard(PlatformStatus status) : IStatusBoard
    {
        private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public ValueTask<PlatformStatus> LookAsync(CancellationToken cancellation) => new(status);

        public static ScriptedBoard Cluster()
        {
            var sandbank = new BankId("sandbank");
            var process = new ProcessLoad("any", "1.0.0", Noon.AddHours(-1), 0.25, 268_435_456);
            var load = new SiloLoad(process with { Name = "silo-1" }, [0, 5], 12, 3, 4, 1_000, 0, []);
            var gateway = new GatewayLoad(process with { Name = "gateway-1" }, 7);
            return new ScriptedBoard(
                new PlatformStatus(
                    Noon,
                    true,
                    [
                        new("silo-1", "http://10.0.0.1:8090", true, Noon.AddSeconds(-1), load, 12.3456, 0),
                        new("silo-2", "", true, null, null, 0, 0),
                    ],
                    [new(false, Noon.AddMinutes(-1), gateway)],
                    [new(0, 3, "silo-1", true), new(1, 0, "", false)],
                    [
                        new(
                            sandbank,
                            "Sandbank",
                            new(CircuitKind.Open, 1, 2, null, Noon.AddSeconds(-30), "timeout"),
                            new(CircuitKind.Closed, 2, 2, Noon.AddMinutes(-2), null, ""),
                            new BankOwed(sandbank, 5, Noon.AddMinutes(-10), 1)
                        ),
                    ],
                    [PlatformStatus.Ledger]
                )
            );
        }
    }
}
