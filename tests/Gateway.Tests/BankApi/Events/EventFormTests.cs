using System.Text;
using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Tests.BankApi.Events;

public sealed class EventFormTests : IAsyncLifetime, IDisposable
{
    private readonly BankApiHost _host = new();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task One_event_has_one_result()
    {
        var one = SampleEvents.Transaction().ToJsonString();
        var answer = await _host.PostAsync(BankApiHost.Events, "application/cloudevents+json; charset=utf-8", one);
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal(["t-1 applied"], answer.Results);
    }

    [Fact]
    public async Task A_broken_line_is_only_that_line()
    {
        var lines = string.Join(
            "\r\n",
            SampleEvents.Transaction("one").ToJsonString(),
            "{\"id\":\"two\",",
            "",
            SampleEvents.Card("three").ToJsonString(),
            "[]"
        );
        var answer = await _host.PostAsync(BankApiHost.Events, "application/x-ndjson", lines);
        Assert.Equal(
            ["one applied", "- invalid malformed_json", "three applied", "- invalid not_an_object"],
            answer.Results
        );
        var broken = answer.Body.GetProperty("results")[1];
        Assert.Equal(2, broken.GetProperty("line").GetInt32());
        Assert.Equal(5, answer.Body.GetProperty("results")[3].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_line_that_is_no_UTF_8_is_only_that_line()
    {
        var good = Encoding.UTF8.GetBytes(SampleEvents.Transaction("one").ToJsonString());
        byte[] body = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}\n"u8, .. good];
        var answer = await _host.SendAsync(_host.Signed(BankApiHost.Events, "application/x-ndjson", body));
        Assert.Equal(["- invalid text_invalid", "one applied"], answer.Results);
    }

    [Fact]
    public async Task Results_keep_the_order_of_the_request_and_the_words_of_the_contract()
    {
        _host.Platform.Answer = one =>
            one.Id switch
            {
                "a" => new EventOutcome(EventStatus.Applied),
                "b" => new EventOutcome(EventStatus.Duplicate),
                "c" => new EventOutcome(EventStatus.NoConsent),
                "d" => new EventOutcome(EventStatus.Invalid, "id_conflict"),
                _ => new EventOutcome(EventStatus.Retry),
            };
        var events = "edcba".Select(id => SampleEvents.Transaction(id.ToString())).ToArray();
        var answer = await _host.PostAsync(BankApiHost.Events, BankApiHost.Batch, SampleEvents.Batch(events));
        Assert.Equal(["e retry", "d invalid id_conflict", "c no_consent", "b duplicate", "a applied"], answer.Results);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?dryRun=false", false)]
    [InlineData("?dryRun=true", true)]
    [InlineData("?x=1&dryRun=true", true)]
    public async Task A_dry_run_is_told_to_the_platform(string query, bool expected)
    {
        var body = SampleEvents.Batch(SampleEvents.Transaction());
        var answer = await _host.PostAsync(BankApiHost.Events + query, BankApiHost.Batch, body);
        Assert.Equal(200, answer.Status);
        Assert.Equal(expected, Assert.Single(_host.Platform.Reported).DryRun);
    }

    [Fact]
    public async Task A_thousand_events_are_taken_and_one_more_is_413()
    {
        string Body(int count) =>
            string.Join('\n', Enumerable.Range(0, count).Select(i => SampleEvents.Card($"c-{i}").ToJsonString()));
        var full = await _host.PostAsync(BankApiHost.Events, "application/x-ndjson", Body(1_000));
        Assert.Equal((200, 1_000), (full.Status, full.Results.Length));
        _host.Platform.Reported.Clear();
        var more = await _host.PostAsync(BankApiHost.Events, "application/x-ndjson", Body(1_001));
        Assert.Equal((413, "too_many_events"), (more.Status, more.Code));
        var batch = $"[{Body(1_001).Replace('\n', ',')}]";
        Assert.Equal("too_many_events", (await _host.PostAsync(BankApiHost.Events, BankApiHost.Batch, batch)).Code);
        Assert.Empty(_host.Platform.Reported);
    }

    [Fact]
    public async Task A_full_platform_is_503_with_Retry_After()
    {
        _host.Platform.Fails = new OverloadedException(TimeSpan.FromMilliseconds(2_500));
        var body = SampleEvents.Batch(SampleEvents.Transaction());
        var answer = await _host.PostAsync(BankApiHost.Events, BankApiHost.Batch, body);
        Assert.Equal((503, "overloaded", TimeSpan.FromSeconds(3)), (answer.Status, answer.Code, answer.RetryAfter));
    }

    [Fact]
    public async Task An_empty_batch_has_no_results()
    {
        var answer = await _host.PostAsync(BankApiHost.Events, BankApiHost.Batch, "[]");
        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Results);
    }
}
