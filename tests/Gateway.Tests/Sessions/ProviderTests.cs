using System.Net;
using OrleansBank.Contracts;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Sessions;

/// <summary>Bearer tokens of an identity provider that runs beside the test, on a real socket.</summary>
public sealed class ProviderTests
{
    [Fact]
    public async Task A_token_of_the_provider_signs_in_at_its_first_sight_and_signing_out_ends_it()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        var token = provider.Make("alice", locale: "fr-FR");

        using var first = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
        using var signedOut = await gateway.SendAsync(HttpMethod.Delete, "/v1/sessions", token);
        using var ended = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var signIn = gateway.Platform.Asked.Select(asked => asked.Request).OfType<SignInRequest>().Single();
        Assert.Equal(("session-1", "fr-FR"), (signIn.SessionId, signIn.Locale));
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await ended.ShowsAsync(HttpStatusCode.Unauthorized, "signed_out");
    }

    [Fact]
    public async Task Each_wrong_token_is_refused()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var stranger = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        (string Token, string Code)[] wrong =
        [
            (provider.Make("alice", audience: "another"), "invalid_token"),
            (provider.Make("alice", issuer: "https://evil.example"), "invalid_token"),
            (provider.Make("alice", lasts: TimeSpan.FromSeconds(-5)), "token_expired"),
            (stranger.Make("alice", issuer: provider.Issuer), "invalid_token"),
            (provider.Make("alice", session: null), "invalid_token"),
            (provider.Make("a\nb"), "invalid_token"),
        ];
        foreach (var (token, code) in wrong)
        {
            using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/messages", token);
            await answer.ShowsAsync(HttpStatusCode.Unauthorized, code);
        }
        Assert.Empty(gateway.Platform.Asked);
    }

    [Fact]
    public async Task There_is_no_sandbox_beside_a_provider()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await StartAsync(provider);
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/sessions",
            null,
            Answers.Json("""{"user":"alice"}""")
        );

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static Task<RunningGateway> StartAsync(TestProvider provider) =>
        RunningGateway.StartAsync(options =>
            options with
            {
                Sandbox = false,
                OpenIdConnect = new(new Uri(provider.Issuer), "orleansbank"),
            }
        );
}
