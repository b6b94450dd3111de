using System.Globalization;
using System.Text.Json;
using OrleansBank.Harness;

namespace OrleansBank.Cluster.Tests.Load;

/// <summary>What the bank reports of one person's account: payments, each at a shop whose name is its number.</summary>
internal sealed class Payments(string person, string account)
{
    private readonly List<string> _acknowledged = [];
    private int _made;

    public string Person => person;

    /// <summary>The shops of those that the platform said it has, in the order in which they were reported.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    public (string Shop, string Json) Next()
    {
        var shop = $"Shop {++_made}";
        var at = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var payment = new
        {
            specversion = "1.0",
            id = Fresh.Id(),
            source = "sandbank",
            type = "bank.transaction",
            subject = account,
            time = at,
            data = new
            {
                AccountId = account,
                TransactionId = Fresh.Id(),
                CreditDebitIndicator = "Debit",
                Status = "BOOK",
                BookingDateTime = at,
                Amount = new { Amount = "1.00", Currency = "EUR" },
                MerchantDetails = new { MerchantName = shop },
            },
        };
        return (shop, JsonSerializer.Serialize(payment));
    }

    public void Acknowledge(string shop) => _acknowledged.Add(shop);
}
