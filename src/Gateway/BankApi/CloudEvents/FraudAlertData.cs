using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Gateway.BankApi.CloudEvents;

/// <summary><c>data</c> of bank.fraud-alert.</summary>
internal static class FraudAlertData
{
    public static BankReport? Read(Members data, AccountRef subject, DateTimeOffset time)
    {
        var card = data.Object("Card");
        var report = new FraudAlertReport(
            data.Id("AlertId"),
            data.OptionalId("TransactionId"),
            new CardRef(card.Id("CardId")),
            card.FourDigits("Last4"),
            data.Money("Amount"),
            data.Words("MerchantName"),
            data.Words("Country"),
            data.Words("Reason"),
            data.Time("OccurredAt"),
            data.Time("ExpiresAt")
        );
        return data.Fault.None ? report : null;
    }
}
