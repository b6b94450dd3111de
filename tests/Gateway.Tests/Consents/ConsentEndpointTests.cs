using System.Net;
using OrleansBank.Contracts;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Gateway.Tests.Support;

namespace OrleansBank.Gateway.Tests.Consents;

public sealed class ConsentEndpointTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly Consent Given = new(
        "c1",
        new BankId("sandbank"),
        ConsentStatus.Active,
        Permissions.Balances | Permissions.Alerts,
        At,
        At.AddDays(90)
    );

    [Fact]
    public async Task Banks_say_what_they_share_and_what_they_decline()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.SendAsync(HttpMethod.Get, "/v1/banks", token: null);

        Assert.Equal(
            """{"id":"fortbank","name":"Fortbank","protocol":"uk-ob-v4","shares":["balances"]"""
                + ""","declines":["transactions","alerts","receipts","offers"],"reason":"Not ours to share."}""",
            (await answer.JsonAsync())[1].GetRawText()
        );
    }

    [Fact]
    public async Task A_link_begins_with_the_bank_s_page_and_what_it_declines()
    {
        await using var gateway = await ScriptedAsync(
            new LinkBegunReply("l1", new Uri("http://localhost:8081/sandbank/authorize?x=1"), Permissions.Offers)
        );
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/banks/sandbank/links",
            await gateway.SignInAsync("alice"),
            Answers.Json("""{"permissions":["balances","offers"],"expiresAt":"2999-01-01T00:00:00Z"}""")
        );

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(
            """{"linkId":"l1","authorizeUrl":"http://localhost:8081/sandbank/authorize?x=1","declined":["offers"]}""",
            await answer.Content.ReadAsStringAsync()
        );
        var asked = gateway.Platform.Asked.Select(one => one.Request).OfType<BeginLinkRequest>().Single();
        Assert.Equal(Permissions.Balances | Permissions.Offers, asked.Permissions);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "invalid_body")]
    [InlineData("""{"permissions":"balances"}""", HttpStatusCode.BadRequest, "invalid_body")]
    [InlineData("""{"permissions":["balances","money"]}""", HttpStatusCode.BadRequest, "unknown_permission")]
    [InlineData("""{"permissions":[null]}""", HttpStatusCode.BadRequest, "unknown_permission")]
    [InlineData("""{"permissions":[]}""", HttpStatusCode.UnprocessableEntity, "nothing_to_share")]
    [InlineData(
        """{"permissions":["balances"],"expiresAt":"2020-01-01T00:00:00Z"}""",
        HttpStatusCode.BadRequest,
        "consent_in_the_past"
    )]
    [InlineData("""{"permissions":["balances"],"expiresAt":"soon"}""", HttpStatusCode.BadRequest, "invalid_body")]
    public async Task Each_wrong_link_gets_its_code(string body, HttpStatusCode status, string code)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/banks/sandbank/links",
            await gateway.SignInAsync("alice"),
            Answers.Json(body)
        );

        await answer.ShowsAsync(status, code);
    }

    /// <summary>What the grain refuses, and the status that it becomes.</summary>
    [Theory]
    [InlineData("unknown_bank", HttpStatusCode.NotFound)]
    [InlineData("nothing_to_share", HttpStatusCode.UnprocessableEntity)]
    [InlineData("consent_too_long", HttpStatusCode.BadRequest)]
    [InlineData("already_linked", HttpStatusCode.Conflict)]
    [InlineData("too_many_links", HttpStatusCode.TooManyRequests)]
    [InlineData("bank_unavailable", HttpStatusCode.ServiceUnavailable)]
    public async Task What_the_grain_refuses_keeps_its_code(string code, HttpStatusCode status)
    {
        await using var gateway = await ScriptedAsync(new RefusedReply(code));
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/banks/nobank/links",
            await gateway.SignInAsync("alice"),
            Answers.Json("""{"permissions":["balances"]}""")
        );

        await answer.ShowsAsync(status, code);
    }

    /// <summary>What comes back from a bank, what the grain says, and where the browser goes.</summary>
    public static TheoryData<string, UserReply?, string> Callbacks { get; } =
        new()
        {
            { "?state=s&code=c&iss=https://bank", new LinkReply("l1", LinkStatus.Active), "/?linked=l1" },
            { "?state=s&code=eyJa.eyJb.c&iss=i", new LinkReply("l1", LinkStatus.Pending), "/?linked=l1" },
            { "?state=s&error=access_denied", new LinkReply("l1", LinkStatus.Denied), "/?link_error=denied" },
            { "?state=s&code=c", new LinkReply("l1", LinkStatus.Failed), "/?link_error=failed" },
            { "?state=s&code=c", new RefusedReply("link_already_used"), "/?link_error=link_already_used" },
            { "?state=s&code=c", new RefusedReply("link_of_another_session"), "/?link_error=link_of_another_session" },
            { "?code=c", null, "/?link_error=invalid_response" },
            { "?state=s", null, "/?link_error=invalid_response" },
            { "?state=s&code=c&error=e", null, "/?link_error=invalid_response" },
            { "?state=s&state=t&code=c", null, "/?link_error=invalid_response" },
        };

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task The_callback_sends_the_browser_on_with_no_data_in_its_address(
        string query,
        UserReply? reply,
        string to
    )
    {
        await using var gateway = await ScriptedAsync(reply);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/links/callback{query}");
        request.Headers.Add("Cookie", $"session={await gateway.SignInAsync("alice")}");

        using var answer = await gateway.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.SeeOther, to), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(
            reply is null ? 0 : 1,
            gateway.Platform.Asked.Count(asked => asked.Request is CompleteLinkRequest { LinkId: null })
        );
    }

    [Fact]
    public async Task The_callback_needs_the_cookie_and_takes_no_token_for_it()
    {
        await using var gateway = await ScriptedAsync(new LinkReply("l1", LinkStatus.Active));
        using var answer = await gateway.SendAsync(
            HttpMethod.Get,
            "/v1/links/callback?state=s&code=c",
            await gateway.SignInAsync("alice")
        );

        Assert.Equal("/?link_error=no_session", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain(gateway.Platform.Asked, asked => asked.Request is CompleteLinkRequest);
    }

    [Fact]
    public async Task A_native_client_completes_a_link_itself()
    {
        await using var gateway = await ScriptedAsync(new LinkReply("l1", LinkStatus.Pending));
        using var answer = await gateway.SendAsync(
            HttpMethod.Post,
            "/v1/links/l1/complete",
            await gateway.SignInAsync("alice"),
            Answers.Json("""{"code":"c","state":"s","iss":"https://bank"}""")
        );

        Assert.Equal("""{"linkId":"l1","status":"pending"}""", await answer.Content.ReadAsStringAsync());
        var asked = gateway.Platform.Asked.Select(one => one.Request).OfType<CompleteLinkRequest>().Single();
        Assert.Equal(("l1", "s", "c", "https://bank"), (asked.LinkId, asked.State, asked.Code, asked.Issuer));
    }

    [Fact]
    public async Task Consents_are_listed_with_their_accounts_and_revoked_by_id()
    {
        var account = new AccountView(new AccountRef("acc-1"), "Compte courant", AccountKind.CreditCard, "1234");
        await using var gateway = await ScriptedAsync(new ConsentsReply([new ConsentView(Given, [account])]));
        var token = await gateway.SignInAsync("alice");
        using var listed = await gateway.SendAsync(HttpMethod.Get, "/v1/consents", token);
        gateway.Platform.Script = (_, request) => new(request is RevokeRequest ? DoneReply.Instance : null);
        using var revoked = await gateway.SendAsync(HttpMethod.Delete, "/v1/consents/c1", token);
        gateway.Platform.Script = (_, request) =>
            new(request is RevokeRequest ? new RefusedReply("unknown_consent") : null);
        using var unknown = await gateway.SendAsync(HttpMethod.Delete, "/v1/consents/c2", token);

        Assert.Equal(
            """[{"id":"c1","bank":"sandbank","status":"active","permissions":["balances","alerts"],"accounts":"""
                + """[{"account":"acc-1","name":"Compte courant","kind":"credit_card","last4":"1234"}]"""
                + ""","grantedAt":"2026-03-02T09:30:00Z","expiresAt":"2026-05-31T09:30:00Z"}]""",
            (await listed.Content.ReadAsStringAsync()).Replace("+00:00", "Z", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await unknown.ShowsAsync(HttpStatusCode.NotFound, "unknown_consent");
    }

    [Fact]
    public async Task The_ledger_shows_each_entry_as_it_was_hashed()
    {
        var entry = new LedgerEntry(
            1,
            At.AddMicroseconds(5),
            "granted",
            "c1",
            new BankId("sandbank"),
            Permissions.Balances,
            At.AddDays(1),
            new string('a', 64)
        );
        await using var gateway = await ScriptedAsync(new LedgerReply([entry], new LedgerHead(1, entry.Hash)));
        var token = await gateway.SignInAsync("alice");
        using var ledger = await gateway.SendAsync(HttpMethod.Get, "/v1/ledger?since=0", token);
        using var head = await gateway.SendAsync(HttpMethod.Get, "/v1/ledger/head", token);
        using var wrong = await gateway.SendAsync(HttpMethod.Get, "/v1/ledger?since=x", token);

        Assert.Equal(
            """{"entries":[{"number":1,"at":"2026-03-02T09:30:00.000005Z","kind":"granted","consentId":"""
                + "\"c1\""
                + ""","bank":"sandbank","permissions":["balances"],"expiresAt":"2026-03-03T09:30:00.000000Z","hash":"""
                + $"\"{entry.Hash}\"}}],\"head\":{{\"number\":1,\"hash\":\"{entry.Hash}\"}}}}",
            await ledger.Content.ReadAsStringAsync()
        );
        Assert.Equal($"{{\"number\":1,\"hash\":\"{entry.Hash}\"}}", await head.Content.ReadAsStringAsync());
        await wrong.ShowsAsync(HttpStatusCode.BadRequest, "invalid_since");
    }

    [Fact]
    public async Task Export_and_erasure_carry_the_age_of_the_sign_in()
    {
        await using var gateway = await ScriptedAsync(new RefusedReply("sign_in_too_old"));
        var token = await gateway.SignInAsync("alice");
        using var export = await gateway.SendAsync(HttpMethod.Get, "/v1/me/export", token);
        using var erase = await gateway.SendAsync(HttpMethod.Delete, "/v1/me", token);
        gateway.Platform.Script = (_, request) =>
            new(
                request switch
                {
                    ExportRequest => new ExportReply("""{"user":"alice"}"""u8.ToArray()),
                    EraseMeRequest => DoneReply.Instance,
                    _ => (UserReply?)null,
                }
            );
        using var exported = await gateway.SendAsync(HttpMethod.Get, "/v1/me/export", token);
        using var erased = await gateway.SendAsync(HttpMethod.Delete, "/v1/me", token);

        await export.ShowsAsync(HttpStatusCode.Forbidden, "sign_in_too_old");
        await erase.ShowsAsync(HttpStatusCode.Forbidden, "sign_in_too_old");
        var signIn = gateway.Platform.Asked.Select(one => one.Request).OfType<SignInRequest>().Single();
        Assert.All(
            gateway.Platform.Asked.Select(one => one.Request).OfType<EraseMeRequest>(),
            asked => Assert.Equal(signIn.AuthenticatedAt, asked.AuthenticatedAt)
        );
        Assert.Equal("""{"user":"alice"}""", await exported.Content.ReadAsStringAsync());
        Assert.Equal("attachment", exported.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);
        Assert.Contains("session=;", erased.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    /// <summary>Answers everything but sign-ins and their checks with one reply.</summary>
    private static async Task<RunningGateway> ScriptedAsync(UserReply? reply)
    {
        var gateway = await RunningGateway.StartAsync();
        gateway.Platform.Script = (_, request) => new(request is SignInRequest or CheckSessionRequest ? null : reply);
        return gateway;
    }
}
