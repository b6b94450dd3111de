using System.Collections.Frozen;
using System.Text.Json;
using OrleansBank.Contracts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Grains.Banks;
using OrleansBank.Grains.Conversations;

namespace OrleansBank.Silo.Cluster.Wire;

/// <summary>
/// Every request, reply and push by its number. Numbers travel between binaries of different age: never use one again, and give what
/// changes its meaning a new one. New members of a record must be optional, so that N reads what N+1 writes.
/// </summary>
public static class WireTypes
{
    private static readonly (Type Type, int Number)[] Reports =
    [
        (typeof(TransactionReport), 1),
        (typeof(BalanceReport), 2),
        (typeof(FraudAlertReport), 3),
        (typeof(CardReport), 4),
    ];

    private static readonly FrozenDictionary<ushort, Type> Types = new Dictionary<ushort, Type>
    {
        // What gateways ask of people's grains.
        [1] = typeof(SignInRequest),
        [2] = typeof(CheckSessionRequest),
        [3] = typeof(SignOutRequest),
        [4] = typeof(SayRequest),
        [5] = typeof(ReadRequest),
        [6] = typeof(MessagesRequest),
        [7] = typeof(BeginLinkRequest),
        [8] = typeof(CompleteLinkRequest),
        [9] = typeof(GetLinkRequest),
        [10] = typeof(GetConsentsRequest),
        [11] = typeof(RevokeRequest),
        [12] = typeof(GetDisclosuresRequest),
        [13] = typeof(GetLedgerRequest),
        [14] = typeof(ExportRequest),
        [15] = typeof(EraseMeRequest),
        [16] = typeof(GetAccountsRequest),
        // What silos and the intake of events ask of grains.
        [1_001] = typeof(ReportRequest),
        [1_002] = typeof(OpenOutboxRequest),
        [1_003] = typeof(DecisionSettledRequest),
        [1_004] = typeof(RevocationSettledRequest),
        [1_005] = typeof(TakeBudgetRequest),
        // Replies.
        [2_001] = typeof(DoneReply),
        [2_002] = typeof(RefusedReply),
        [2_003] = typeof(TurnReply),
        [2_004] = typeof(MessagesReply),
        [2_005] = typeof(LinkBegunReply),
        [2_006] = typeof(LinkReply),
        [2_007] = typeof(ConsentsReply),
        [2_008] = typeof(DisclosuresReply),
        [2_009] = typeof(LedgerReply),
        [2_010] = typeof(ExportReply),
        [2_011] = typeof(AccountsReply),
        [2_501] = typeof(ReportedReply),
        [2_502] = typeof(OpenedOutboxReply),
        [2_503] = typeof(BudgetReply),
        // Pushes.
        [3_001] = typeof(MessagesPush),
        [3_002] = typeof(ReadPush),
        [3_003] = typeof(ErasedPush),
        [3_004] = typeof(EndPush),
        // What processes tell operators of themselves.
        [4_001] = typeof(SiloLoad),
        [4_002] = typeof(GatewayLoad),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ushort> Numbers = Types.ToFrozenDictionary(
        one => one.Value,
        one => one.Key
    );

    private static readonly JsonSerializerOptions Json = GrainJson.With(
        WireJsonContext.Default,
        new Dictionary<Type, (Type, int)[]> { [typeof(BankReport)] = Reports }
    );

    public static bool Knows(Type type) => Numbers.ContainsKey(type);

    /// <exception cref="NotSupportedException">A type without a number: a bug, which a test finds.</exception>
    public static ushort NumberOf(object value) =>
        Numbers.TryGetValue(value.GetType(), out var number)
            ? number
            : throw new NotSupportedException($"what does not travel: {value.GetType().Name}");

    public static void Write(Utf8JsonWriter writer, object value) =>
        JsonSerializer.Serialize(writer, value, Json.GetTypeInfo(value.GetType()));

    /// <summary>Null for a number that is not known here.</summary>
    /// <exception cref="JsonException">The bytes are not of that type.</exception>
    public static object? Read(ushort number, ReadOnlySpan<byte> json) =>
        Types.TryGetValue(number, out var type) ? JsonSerializer.Deserialize(json, Json.GetTypeInfo(type)) : null;
}
