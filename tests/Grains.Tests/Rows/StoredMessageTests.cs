using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBank.Domain;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Conversations;
using Xunit;

namespace OrleansBank.Grains.Tests.Rows;

/// <summary>What is written by hand is what the serializer would write, of every card and every property of it.</summary>
public class StoredMessageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 3, 14, 32, 5, 123, TimeSpan.Zero);

    public static TheoryData<Type> Cards =>
        [.. typeof(MessageCard).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MessageCard)))];

    [Fact]
    public void There_are_cards() => Assert.True(Cards.Count >= 9);

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_message_with_every_property_set(Type card)
    {
        var message = (Message)Sample.Of(typeof(Message));
        Same(message with { Card = (MessageCard)Sample.Of(card) });
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_without_what_may_be_missing(Type card) =>
        Same(Said("Voici :") with { Card = (MessageCard)Sample.Of(card, missing: true) });

    [Theory]
    [InlineData("")]
    [InlineData("Quel est mon solde ?")]
    [InlineData(
        "• « Épargne » (**4321)\u00A0: −1\u202F234,56\u00A0€\n\"<b>\" & \\ \t \u0001 \u2028 \U0001F44B 日本 \uFEFF"
    )]
    public void Any_text(string text) => Same(Said(text) with { InReplyTo = text, Cites = [new BankId(text)] });

    [Fact]
    public void A_tombstone() => Same(Message.Tombstone(7, At));

    [Fact]
    public void More_than_the_buffer_holds_at_first() => Same(Said(new string('é', 20_000)));

    [Fact]
    public void A_fraud_alert_that_was_stored_before_its_card_named_it_is_read()
    {
        var card = (FraudAlertCard)Sample.Of(typeof(FraudAlertCard));
        var stored = Serialized(Said("?") with { Card = card });
        var before = JsonNode.Parse(stored)!;
        Assert.True(before["Card"]!.AsObject().Remove("AlertId"));

        var read = GrainJson.Read<Message>(Encoding.UTF8.GetBytes(before.ToJsonString()));

        Assert.Equal(card with { AlertId = null }, read.Card);
    }

    private static Message Said(string text) => new(1, At, new Sender(SenderKind.User, text), text);

    private static void Same(Message message)
    {
        using var clear = new ClearBytes();
        using (var json = new Utf8JsonWriter((IBufferWriter<byte>)clear, StoredMessage.Options))
            StoredMessage.Write(json, message);
        var serialized = Serialized(message);
        Assert.Equal(serialized, Encoding.UTF8.GetString(clear.Written));
        Assert.Equal(serialized, Serialized(GrainJson.Read<Message>(clear.Written)));
    }

    private static string Serialized(Message message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        GrainJson.Write(bytes, message);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
