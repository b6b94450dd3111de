using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrleansBank.Harness;

/// <summary>A person at the outside of the platform: everything goes over its public interface.</summary>
public sealed partial class Person : IDisposable
{
    /// <summary>A fetch that a busy machine cut short comes again after 60 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private readonly IPlatformDoors _platform;
    private readonly HttpClient _http;
    private readonly HttpClient _browser;

    private Person(IPlatformDoors platform, string name, string token)
    {
        (_platform, Name, Token) = (platform, name, token);
        _http = new HttpClient { BaseAddress = platform.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    public string Name { get; }
    public string Token { get; }

    public static async Task<Person> SignInAsync(IPlatformDoors platform, string name, string locale = "en-GB")
    {
        var body = new
        {
            user = name,
            locale,
            timeZone = "Europe/Paris",
        };
        using var answer = await platform.Http.PostAsJsonAsync("/v1/sessions", body);
        answer.EnsureSuccessStatusCode();
        var json = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return new Person(platform, name, (string)json["token"]!);
    }

    public Task<(HttpStatusCode Status, JsonNode? Json)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonNode? Json)> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, body);

    public Task<(HttpStatusCode Status, JsonNode? Json)> DeleteAsync(string path) =>
        SendAsync(HttpMethod.Delete, path, null);

    /// <summary>Says it, and returns the texts of the answer, one a line.</summary>
    public async Task<string> SayAsync(string text)
    {
        var (status, json) = await PostAsync("/v1/messages", new { id = Fresh.Id(), text });
        if (status != HttpStatusCode.OK)
            throw new InvalidOperationException($"{(int)status} to «{text}»: {json}");
        return string.Join('\n', json!["messages"]!.AsArray().Select(message => (string)message!["text"]!));
    }

    /// <summary>All messages after <paramref name="since"/>, over all pages.</summary>
    public async Task<List<JsonNode>> HistoryAsync(long since = 0)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var (_, page) = await GetAsync($"/v1/messages?since={since}&limit=200");
            var messages = page!["messages"]!.AsArray();
            if (messages.Count == 0)
                return all;
            all.AddRange(messages.Select(message => message!));
            since = (long)page["next"]!;
        }
    }

    /// <summary>Links a bank as a person would: the authorization page's own form, posted.</summary>
    public async Task LinkAsync(string bank, params string[] permissions)
    {
        var (status, begun) = await PostAsync($"/v1/banks/{bank}/links", new { permissions });
        if (status != HttpStatusCode.Created)
            throw new InvalidOperationException($"the link was refused: {begun}");
        var back = await ApproveAsync(new Uri((string)begun!["authorizeUrl"]!));
        var query = System.Web.HttpUtility.ParseQueryString(back.Query);
        var linkId = (string)begun["linkId"]!;
        var returned = new
        {
            code = query["code"],
            state = query["state"],
            iss = query["iss"],
        };
        var (done, answer) = await PostAsync($"/v1/links/{linkId}/complete", returned);
        if (done != HttpStatusCode.OK)
            throw new InvalidOperationException($"the link was not completed: {answer}");
        await UntilAsync(
            async () => (string)(await GetAsync($"/v1/links/{linkId}")).Json!["status"]! == "active",
            "the link is active"
        );
    }

    /// <summary>The bank's accounts of this person, as its own interface shows them.</summary>
    public async Task<JsonArray> AccountsAsync(string bank) =>
        (await _platform.Sandbox.GetFromJsonAsync<JsonArray>($"/{bank}/accounts?user={Uri.EscapeDataString(Name)}"))!;

    /// <summary>Polls another process until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Patience;
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() > deadline)
                throw new TimeoutException($"waited {Patience} in vain until {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _browser.Dispose();
    }

    private async Task<Uri> ApproveAsync(Uri page)
    {
        var html = await _browser.GetStringAsync(page);
        var action = WebUtility.HtmlDecode(Action().Match(html).Groups["action"].Value);
        var fields = Hidden()
            .Matches(html)
            .Select(field =>
                KeyValuePair.Create(
                    WebUtility.HtmlDecode(field.Groups["name"].Value),
                    WebUtility.HtmlDecode(field.Groups["value"].Value)
                )
            )
            .Append(KeyValuePair.Create("decision", "approve"))
            .Append(KeyValuePair.Create("user", Name));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await _browser.PostAsync(new Uri(page, action), form);
        return answer.Headers.Location ?? throw new InvalidOperationException($"the bank answered {answer.StatusCode}");
    }

    private async Task<(HttpStatusCode Status, JsonNode? Json)> SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var answer = await _http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return (answer.StatusCode, bytes.Length == 0 ? null : JsonNode.Parse(bytes));
    }

    [GeneratedRegex(
        "<form[^>]*action=\"(?<action>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Action();

    [GeneratedRegex(
        "<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hidden();
}
