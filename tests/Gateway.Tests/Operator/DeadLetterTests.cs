using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Gateway.Operator;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Operator;

public sealed class DeadLetterTests
{
    private const string Token = "an operator's token of 32 characters";
    private const string Path = "/v1/operator/dead-letters";

    [Fact]
    public async Task An_operator_sees_what_is_dead_page_by_page_and_owes_it_again()
    {
        var letters = new Letters();
        await using var gateway = await StartAsync(letters, Token);

        using var all = await gateway.SendAsync(HttpMethod.Get, Path, Token);
        using var rest = await gateway.SendAsync(HttpMethod.Get, Path + "?since=7", Token);
        using var again = await gateway.SendAsync(HttpMethod.Post, Path + "/d-2/retry", Token);
        using var unknown = await gateway.SendAsync(HttpMethod.Post, Path + "/d-3/retry", Token);

        Assert.Equal(
            """{"deadLetters":[{"id":"d-1","bank":"sandbank","kind":"decision","createdAt":"2026-03-01T12:00:00+00:00","attempts":3,"error":"http_422"},{"id":"d-2","bank":"sandbank","kind":"revocation","createdAt":"2026-03-01T12:00:00+00:00","attempts":3,"error":"http_422"}],"next":9}""",
            await all.Content.ReadAsStringAsync()
        );
        var one = Assert.Single((await rest.JsonAsync()).GetProperty("deadLetters").EnumerateArray());
        Assert.Equal("d-2", one.GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await unknown.ShowsAsync(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(["d-2"], letters.Retried);
    }

    [Theory]
    [InlineData("another token of 32 characters....")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nobody_else_sees_or_changes_anything(string? shown)
    {
        var letters = new Letters();
        await using var gateway = await StartAsync(letters, Token);

        using var list = await gateway.SendAsync(HttpMethod.Get, Path, shown);
        using var retry = await gateway.SendAsync(HttpMethod.Post, Path + "/d-2/retry", shown);

        await list.ShowsAsync(HttpStatusCode.Unauthorized, "invalid_token");
        await retry.ShowsAsync(HttpStatusCode.Unauthorized, "invalid_token");
        Assert.Empty(letters.Retried);
    }

    [Fact]
    public async Task A_person_who_is_signed_in_is_no_operator()
    {
        await using var gateway = await StartAsync(new Letters(), Token);
        using var list = await gateway.SendAsync(HttpMethod.Get, Path, await gateway.SignInAsync("alice"));
        await list.ShowsAsync(HttpStatusCode.Unauthorized, "invalid_token");
    }

    [Fact]
    public async Task Without_a_configured_token_there_is_nothing()
    {
        await using var gateway = await StartAsync(new Letters(), token: null);
        using var list = await gateway.SendAsync(HttpMethod.Get, Path, Token);
        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1&since=2")]
    public async Task A_since_that_is_no_number_is_named(string since)
    {
        await using var gateway = await StartAsync(new Letters(), Token);
        using var list = await gateway.SendAsync(HttpMethod.Get, $"{Path}?since={since}", Token);
        await list.ShowsAsync(HttpStatusCode.BadRequest, "invalid_since");
    }

    [Fact]
    public void A_token_that_could_be_guessed_stops_the_start()
    {
        var refused = Assert.Throws<ConfigurationException>(() => new OperatorToken(new string('x', 31)));
        Assert.Contains("32", refused.Message);
    }

    private static Task<RunningGateway> StartAsync(Letters letters, string? token) =>
        RunningGateway.StartAsync(
            options => options with { OperatorToken = token is null ? null : new OperatorToken(token) },
            services => services.AddSingleton<IDeadLetters>(letters)
        );

    private sealed class Letters : IDeadLetters
    {
        private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public List<string> Retried { get; } = [];

        public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long after, int limit, CancellationToken cancellation) =>
            new([.. new[] { Dead(7, "d-1"), Dead(9, "d-2") }.Where(one => one.Number > after).Take(limit)]);

        public ValueTask<bool> RetryAsync(string id, DateTimeOffset at, CancellationToken cancellation)
        {
            if (id is not ("d-1" or "d-2"))
                return new(false);
            Retried.Add(id);
            return new(true);
        }

        public ValueTask<IReadOnlyList<BankOwed>> OwedAsync(CancellationToken cancellation) => new([]);

        private static DeadLetter Dead(long number, string id) =>
            new(
                number,
                id,
                new BankId("sandbank"),
                id == "d-1" ? OwedKind.Decision : OwedKind.Revocation,
                Noon,
                3,
                "http_422"
            );
    }
}
