using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using OrleansBank.Benchmarks.Harness;

namespace OrleansBank.Benchmarks.Platform;

/// <summary>A signed-in person, and, when linked, their accounts at the bank.</summary>
internal sealed record Person(string Name, string Token, IReadOnlyList<string> Accounts)
{
    private static readonly TimeSpan LinkTimeout = TimeSpan.FromMinutes(5);

    public static async Task<Person> SignInAsync(PlatformServer platform, string name)
    {
        using var answer = await platform.Http.PostAsJsonAsync(
            new Uri(platform.Url, "/v1/sessions"),
            new { user = name, locale = "fr-FR" }
        );
        var session = await ReadAsync(answer);
        return new Person(name, session["token"]!.GetValue<string>(), []);
    }

    /// <summary>Signs in and links as a native client does: begin, decide on the bank's page, complete, wait until it is active.</summary>
    public static async Task<Person> LinkedAsync(PlatformServer platform, string name, params string[] permissions)
    {
        var person = await SignInAsync(platform, name);
        // Step 1: begin.
        var begun = await person.SendAsync(platform, HttpMethod.Post, "/v1/banks/sandbank/links", new { permissions });
        string link = begun["linkId"]!.GetValue<string>();
        // Step 2: decide.
        using var form = new FormUrlEncodedContent([new("decision", "approve"), new("user", name)]);
        using var decided = await platform.Http.PostAsync(new Uri(begun["authorizeUrl"]!.GetValue<string>()), form);
        var back = HttpUtility.ParseQueryString(
            (decided.Headers.Location ?? throw new InvalidOperationException("the bank did not approve")).Query
        );
        // Step 3: complete.
        var response = new
        {
            code = back["code"],
            state = back["state"],
            iss = back["iss"],
        };
        var status = await person.SendAsync(platform, HttpMethod.Post, $"/v1/links/{link}/complete", response);
        // Step 4: wait for what is fetched.
        long began = TimeProvider.System.GetTimestamp();
        while (status["status"]!.GetValue<string>() is not "active")
        {
            if (TimeProvider.System.GetElapsedTime(began) > LinkTimeout)
            {
                throw new InvalidOperationException($"a link stays {status["status"]}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            status = await person.SendAsync(platform, HttpMethod.Get, $"/v1/links/{link}", body: null);
        }
        using var listed = await platform.Http.GetAsync(
            new Uri(platform.Sandbox, $"/sandbank/accounts?user={Uri.EscapeDataString(name)}")
        );
        var accounts = (await ReadAsync(listed)).AsArray().Select(account => account!["AccountId"]!.GetValue<string>());
        return person with { Accounts = [.. accounts] };
    }

    /// <summary>Many at once, some at a time: enough that their turns share commits.</summary>
    public static async Task<Person[]> CrowdAsync(int size, string what, Func<int, Task<Person>> make, int atOnce = 8)
    {
        var people = new Person[size];
        int done = 0;
        await Parallel.ForAsync(
            0,
            size,
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, _) =>
            {
                people[number] = await make(number);
                if (Interlocked.Increment(ref done) is var count && (count == size || count % 2_000 == 0))
                {
                    Progress.Say($"{count} of {size} people {what}");
                }
            }
        );
        return people;
    }

    private async Task<JsonNode> SendAsync(PlatformServer platform, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(platform.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await platform.Http.SendAsync(request);
        return await ReadAsync(answer);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException(
                $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}"
            );
    }
}
