using System.Text.Json.Nodes;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>A bank that reports one payment after the other, and sends each again, the same, until the platform says that it has it.</summary>
internal sealed class Reporter(BankSide bank, Person person, string account)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly List<string> _acknowledged = [];

    public int Acknowledged => _acknowledged.Count;

    public async Task ReportAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var merchant = $"Shop {_acknowledged.Count + 1}";
            var payment = bank.Transaction(account, "1.00", merchant);
            await Person.UntilAsync(() => TryReportAsync(payment), $"the payment at {merchant} is taken");
            _acknowledged.Add(merchant);
            await Task.Delay(Between, TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>The person was told of each payment that was acknowledged, once, in order, and of no other.</summary>
    public async Task CheckAsync()
    {
        var told = (await person.HistoryAsync())
            .Where(message => (string?)message["card"]?["kind"] == "transaction")
            .Select(message => (string?)message["card"]!["merchant"]);
        Assert.Equal(_acknowledged, told);
    }

    private async Task<bool> TryReportAsync(JsonNode payment)
    {
        try
        {
            var status = (string?)(await bank.EmitAsync(payment))[0]!["status"];
            // Sent again after the answer was lost, it is a duplicate: the platform has it.
            Assert.Contains(status, new[] { "applied", "duplicate", "retry" });
            return status is not "retry";
        }
        catch (Exception broken)
            when (broken is HttpRequestException or InvalidOperationException or TaskCanceledException)
        {
            return false;
        }
    }
}
