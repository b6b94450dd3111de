using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansBank.Platform.Tests.Durability;

/// <summary>
/// The n-th request of one sender: for each of its accounts one transaction, then a balance, then an older balance that must not win. Made
/// once, so that it is the same however often it is sent.
/// </summary>
internal sealed class Batch
{
    public const int EventsPerAccount = 3;
    private const string BalanceType = "CLAV";

    public Batch(int number, IReadOnlyList<string> accounts, DateTimeOffset firstDay, DateTimeOffset now)
    {
        Accounts = accounts;
        var events = new JsonArray();
        foreach (var account in accounts)
        {
            events.Add(Transaction(account, number, now));
            events.Add(BalanceOf(account, number * 2, firstDay, now));
            events.Add(BalanceOf(account, (number * 2) - 1, firstDay, now));
        }
        Body = Encoding.UTF8.GetBytes(events.ToJsonString());
    }

    public IReadOnlyList<string> Accounts { get; }
    public byte[] Body { get; }
    public int Events => Accounts.Count * EventsPerAccount;

    public static string TransactionId(int number) => $"durable-{number}";

    public static string Merchant(int number) => $"Shop {number}";

    public static string Cents(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number / 100}.{number % 100:00}");

    /// <summary>Of the latest balance after so many requests.</summary>
    public static string LastBalance(int number) => Cents(number * 2);

    private static JsonObject Transaction(string account, int number, DateTimeOffset now) =>
        Event(
            "bank.transaction",
            $"t-{account}-{number}",
            account,
            now,
            new JsonObject
            {
                ["TransactionId"] = TransactionId(number),
                ["CreditDebitIndicator"] = "Debit",
                ["Status"] = "BOOK",
                ["BookingDateTime"] = Time(now),
                ["Amount"] = Euros(number),
                ["MerchantDetails"] = new JsonObject { ["MerchantName"] = Merchant(number) },
            }
        );

    private static JsonObject BalanceOf(string account, int number, DateTimeOffset firstDay, DateTimeOffset now) =>
        Event(
            "bank.balance",
            $"b-{account}-{number}",
            account,
            now,
            new JsonObject
            {
                ["Type"] = BalanceType,
                ["CreditDebitIndicator"] = "Credit",
                ["DateTime"] = Time(firstDay.AddSeconds(number)),
                ["Amount"] = Euros(number),
            }
        );

    private static JsonObject Event(string type, string id, string account, DateTimeOffset now, JsonObject data) =>
        new()
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "sandbank",
            ["type"] = type,
            ["subject"] = account,
            ["time"] = Time(now),
            ["data"] = data,
        };

    private static JsonObject Euros(int cents) => new() { ["Amount"] = Cents(cents), ["Currency"] = "EUR" };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
