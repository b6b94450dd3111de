using System.Globalization;
using Microsoft.AspNetCore.Http;
using OrleansBank.Domain.Consents;
using OrleansBank.Grains.Banks;

namespace OrleansBank.Silo.Tests.BankApis;

/// <summary>Redirects, huge answers, slow and missing banks: each has its own name, and none of them throws.</summary>
public sealed class TransportFailureTests
{
    private const string Balances = "GET /api/accounts/acc-1/balances";

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed(int status)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            (context, _) =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = $"{bench.Http.Origin}/elsewhere";
                return Task.CompletedTask;
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "redirect"), (fetched.Failure, fetched.Detail));
        Assert.Equal(0, bench.Http.CountOf("GET /elsewhere"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_five_megabytes_is_cut_off(bool declaresItsLength)
    {
        await using var bench = await ConnectorBench.StartAsync();
        var chunk = new byte[64 * 1024];
        chunk.AsSpan().Fill((byte)' ');
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                if (declaresItsLength)
                    context.Response.ContentLength = 80L * chunk.Length;
                for (var sent = 0; sent < 80 && !context.RequestAborted.IsCancellationRequested; sent++)
                    await context.Response.Body.WriteAsync(chunk, CancellationToken.None);
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "answer_too_large"), (fetched.Failure, fetched.Detail));
    }

    [Theory]
    [InlineData("text/html", "", "not_declared_json")]
    [InlineData("application/json", "gzip", "content_encoding")]
    public async Task An_answer_that_is_no_plain_json_is_refused(string type, string encoding, string detail)
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            (context, _) =>
            {
                context.Response.ContentType = type;
                if (encoding.Length > 0)
                    context.Response.Headers.ContentEncoding = encoding;
                return context.Response.WriteAsync(FakeOpenBank.Balances);
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, detail), (fetched.Failure, fetched.Detail));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.Body.WriteAsync(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' });
            }
        );

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.BadAnswer, "not_utf8"), (fetched.Failure, fetched.Detail));
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_in_time_is_unavailable()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(Balances, (context, _) => Hang(context));
        var asked = bench.Http.NextAsync(Balances);

        var fetching = BalancesAsync(bench).AsTask();
        await asked;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(bench.Options.Limits.RequestTimeoutMs));

        Assert.Equal((BankFailure.Unavailable, "timeout"), ((await fetching).Failure, (await fetching).Detail));
    }

    [Fact]
    public async Task A_body_that_drips_forever_ends_with_the_time_out()
    {
        await using var bench = await ConnectorBench.StartAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Http.On(
            Balances,
            async (context, _) =>
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                begun.SetResult();
                await Hang(context);
            }
        );

        var fetching = BalancesAsync(bench).AsTask();
        await begun.Task;
        bench.Clock.Advance(TimeSpan.FromMilliseconds(bench.Options.Limits.RequestTimeoutMs));

        Assert.Equal((BankFailure.Unavailable, "timeout"), ((await fetching).Failure, (await fetching).Detail));
    }

    [Fact]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation()
    {
        await using var bench = await ConnectorBench.StartAsync();
        bench.Http.On(Balances, (context, _) => Hang(context));
        var asked = bench.Http.NextAsync(Balances);
        using var stop = new CancellationTokenSource();

        var fetching = bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, stop.Token).AsTask();
        await asked;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task A_bank_that_is_not_there_is_unavailable()
    {
        await using var bench = await ConnectorBench.StartAsync();
        await bench.Http.DisposeAsync();

        var fetched = await BalancesAsync(bench);

        Assert.Equal((BankFailure.Unavailable, "no_answer"), (fetched.Failure, fetched.Detail));
    }

    private static Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(() => gone.TrySetResult());
        return gone.Task;
    }

    private static ValueTask<
        BankResult<System.Collections.Immutable.ImmutableArray<Domain.Accounts.Balance>>
    > BalancesAsync(ConnectorBench bench) =>
        bench.Api.BalancesAsync(bench.Tokens, ConnectorBench.Account, CancellationToken.None);
}
