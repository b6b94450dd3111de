using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Grains.Conversations;

/// <summary>The form in which state and messages stand in sealed rows. What the outside sees is the gateway's, and another.</summary>
public static class GrainJson
{
    /// <summary>Numbers are stored: never use one again.</summary>
    private static readonly (Type, int)[] MessageCards =
    [
        (typeof(BalanceCard), 1),
        (typeof(TransactionsCard), 2),
        (typeof(TransactionCard), 3),
        (typeof(FraudAlertCard), 4),
        (typeof(CardStateCard), 5),
        (typeof(LinkCard), 6),
        (typeof(LinkProgressCard), 7),
        (typeof(ConsentsCard), 8),
        (typeof(PageCard), 9),
    ];

    /// <summary>Numbers are stored: never use one again.</summary>
    private static readonly (Type, int)[] Decisions =
    [
        (typeof(FraudAnswer), 1),
        (typeof(CardFreeze), 2),
        (typeof(CardUnfreeze), 3),
    ];

    private static readonly JsonSerializerOptions Options = new()
    {
        // These bytes never meet a page; escaping would copy clear text through buffers on thread stacks.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new AmountConverter(),
            new CurrencyConverter(),
            new IdConverter<UserId>(text => new UserId(text), id => id.Value),
            new IdConverter<BankId>(text => new BankId(text), id => id.Value),
            new IdConverter<AccountRef>(text => new AccountRef(text), id => id.Value),
            new IdConverter<CardRef>(text => new CardRef(text), id => id.Value),
        },
        TypeInfoResolver = GrainJsonContext.Default.WithAddedModifier(Shape),
    };

    /// <summary>
    /// Into memory of the caller's, who wipes it. The serializer's own way to bytes goes through a shared pool that it does not wipe: whoever
    /// rents the array next holds the clear text for as long as they like.
    /// </summary>
    public static void Write<T>(IBufferWriter<byte> into, T value)
    {
        using var json = new Utf8JsonWriter(into, StoredMessage.Options);
        JsonSerializer.Serialize(json, value, TypeOf<T>());
    }

    /// <exception cref="JsonException">The bytes are not what this version wrote: a bug, since the seal held.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, TypeOf<T>()) ?? throw new JsonException("null where a row was expected");

    /// <summary>The name under which the number of a closed set's member stands, first in its object.</summary>
    internal const string KindName = "k";

    /// <summary>The same form for further types that are made of the same values: what travels between processes.</summary>
    /// <param name="closed">Their closed sets, beside those of the rows.</param>
    public static JsonSerializerOptions With(
        IJsonTypeInfoResolver types,
        IReadOnlyDictionary<Type, (Type Type, int Number)[]> closed
    ) =>
        new(Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver
                .Combine(types, GrainJsonContext.Default)
                .WithAddedModifier(Shape)
                .WithAddedModifier(type =>
                {
                    if (closed.TryGetValue(type.Type, out var members))
                        type.PolymorphismOptions = Closed(members);
                }),
        };

    internal static void Write(Utf8JsonWriter json, MessageCard card) =>
        JsonSerializer.Serialize(json, card, TypeOf<MessageCard>());

    internal static int NumberOf(MessageCard card)
    {
        foreach (var (type, number) in MessageCards)
        {
            if (type == card.GetType())
                return number;
        }
        throw new NotSupportedException($"a card without a number: {card.GetType().Name}");
    }

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void Shape(JsonTypeInfo type)
    {
        if (type.Type == typeof(MessageCard))
            type.PolymorphismOptions = Closed(MessageCards);
        else if (type.Type == typeof(BankDecision))
            type.PolymorphismOptions = Closed(Decisions);
        else if (type.Type == typeof(ConversationState))
            Drop(type, nameof(ConversationState.Banks), nameof(ConversationState.LastSeq));
    }

    /// <summary>What stands in rows of its own is not written twice. It is filled in after reading.</summary>
    private static void Drop(JsonTypeInfo type, params ReadOnlySpan<string> names)
    {
        foreach (var property in type.Properties)
        {
            if (names.Contains(property.Name))
                property.ShouldSerialize = static (_, _) => false;
        }
    }

    private static JsonPolymorphismOptions Closed((Type Type, int Number)[] derived)
    {
        var options = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = KindName };
        foreach (var (type, number) in derived)
            options.DerivedTypes.Add(new JsonDerivedType(type, number));
        return options;
    }
}

/// <summary>The notice of a revocation, as it waits in the outbox.</summary>
public sealed record RevocationNotice(string ConsentId, string BankConsentId, BankTokens? Tokens);

/// <summary>A disclosure, as it stands in its row.</summary>
public sealed record StoredDisclosure(DateTimeOffset At, Disclosure Disclosure);

[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(BankState))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(BankTransaction))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(StoredDisclosure))]
[JsonSerializable(typeof(BankDecision))]
[JsonSerializable(typeof(RevocationNotice))]
[JsonSerializable(typeof(BalanceCard))]
[JsonSerializable(typeof(TransactionsCard))]
[JsonSerializable(typeof(TransactionCard))]
[JsonSerializable(typeof(FraudAlertCard))]
[JsonSerializable(typeof(CardStateCard))]
[JsonSerializable(typeof(LinkCard))]
[JsonSerializable(typeof(LinkProgressCard))]
[JsonSerializable(typeof(ConsentsCard))]
[JsonSerializable(typeof(PageCard))]
[JsonSerializable(typeof(FraudAnswer))]
[JsonSerializable(typeof(CardFreeze))]
[JsonSerializable(typeof(CardUnfreeze))]
internal sealed partial class GrainJsonContext : JsonSerializerContext;
