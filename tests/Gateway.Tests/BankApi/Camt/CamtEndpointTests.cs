using System.Text;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.Tests.BankApi.Camt;

public sealed class CamtEndpointTests(BankApiHost host) : IClassFixture<BankApiHost>
{
    private const string Path = "/v1/banks/sandbank/camt";

    private static readonly byte[] Good = Documents.Statement(
        Documents.Balance("CLBD", "2026-02-28")
            + Documents.Entry(reference: "R1")
            + Documents.Entry(amount: "1.005")
            + Documents.Entry(reference: "R2")
    );

    [Fact]
    public async Task Results_are_the_entries_in_order_and_balances_have_their_own_list()
    {
        host.Platform.Reported.Clear();
        host.Platform.Answer = one => new EventOutcome(
            one.Report is BalanceReport ? EventStatus.Duplicate : EventStatus.Applied
        );
        var answer = await host.SendAsync(host.Signed(Path, "application/xml", Good));
        Assert.Equal(200, answer.Status);
        Assert.Equal(["applied", "invalid", "applied"], Statuses(answer, "results"));
        Assert.Equal(["duplicate"], Statuses(answer, "balances"));
        Assert.EndsWith("invalid amount_too_precise Amt", answer.Results[1], StringComparison.Ordinal);
        Assert.Equal(3, host.Platform.Reported.Count);
    }

    [Theory]
    [InlineData("application/json", 415, "unsupported_media_type")]
    [InlineData("application/xml; charset=iso-8859-1", 415, "unsupported_media_type")]
    [InlineData("text/xml; charset=utf-8", 200, null)]
    public async Task XML_in_UTF_8_is_what_is_taken(string type, int status, string? code)
    {
        var answer = await host.SendAsync(host.Signed(Path, type, Good));
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Five_megabytes_are_413_and_an_unsigned_document_401()
    {
        var large = Encoding.UTF8.GetBytes(new string(' ', 5_000_000));
        Assert.Equal((413, "body_too_large"), Codes(await host.SendAsync(host.Signed(Path, "text/xml", large))));
        var unsigned = host.Signed(Path, "text/xml", Good);
        unsigned.Headers.Remove("Signature");
        Assert.Equal((401, "signature_missing"), Codes(await host.SendAsync(unsigned)));
    }

    [Fact]
    public async Task A_broken_document_is_a_problem_with_line_and_position()
    {
        host.Platform.Reported.Clear();
        var answer = await host.PostAsync(Path, "application/xml", "<Document>\n<oops></Document>");
        Assert.Equal((400, "unsupported_message"), Codes(answer));
        answer = await host.SendAsync(host.Signed(Path, "application/xml", Documents.WithoutReport()));
        Assert.Equal((400, "camt_schema"), Codes(answer));
        Assert.Equal(8, answer.Body.GetProperty("line").GetInt32());
        Assert.True(answer.Body.GetProperty("position").GetInt32() > 0);
        Assert.Empty(host.Platform.Reported);
    }

    [Fact]
    public async Task A_dry_run_is_told_to_the_platform()
    {
        host.Platform.Reported.Clear();
        await host.SendAsync(host.Signed(Path + "?dryRun=true", "application/xml", Good));
        Assert.All(host.Platform.Reported, one => Assert.True(one.DryRun));
        Assert.NotEmpty(host.Platform.Reported);
    }

    private static (int, string?) Codes(Answer answer) => (answer.Status, answer.Code);

    private static string[] Statuses(Answer answer, string list) =>
        [.. answer.Body.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("status").GetString() ?? "")];
}
