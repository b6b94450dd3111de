using System.Globalization;
using System.Text.Json;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;

namespace OrleansBank.Silo.BankApis.Decisions;

/// <summary>The body of a decision to a bank, by the outside contract.</summary>
public static class DecisionBody
{
    public static byte[] Of(BankDecision decision)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            switch (decision)
            {
                case FraudAnswer answer:
                    writer.WriteString("type", "fraud-answer");
                    writer.WriteString("alertId", answer.AlertId);
                    writer.WriteString("answer", Answer(answer.Answer));
                    break;
                case CardFreeze freeze:
                    writer.WriteString("type", "card-freeze");
                    writer.WriteString("cardId", freeze.CardRef.Value);
                    break;
                case CardUnfreeze unfreeze:
                    writer.WriteString("type", "card-unfreeze");
                    writer.WriteString("cardId", unfreeze.CardRef.Value);
                    break;
                default:
                    throw new ArgumentException("An unknown kind of decision.", nameof(decision));
            }
            writer.WriteString("at", Time(decision.At));
            writer.WriteEndObject();
        }
        return body.ToArray();
    }

    private static string Answer(FraudAlertStatus status) =>
        status switch
        {
            FraudAlertStatus.Mine => "mine",
            FraudAlertStatus.NotMine => "not_mine",
            FraudAlertStatus.Expired => "no_answer",
            _ => throw new ArgumentOutOfRangeException(nameof(status), "An open alert has no answer."),
        };

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
