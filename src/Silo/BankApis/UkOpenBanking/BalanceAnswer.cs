using System.Collections.Immutable;
using System.Text.Json;
using OrleansBank.Domain.Accounts;
using OrleansBank.Silo.BankApis.Http;

namespace OrleansBank.Silo.BankApis.UkOpenBanking;

/// <summary>Reads OBReadBalance1: the balances of one account.</summary>
public static class BalanceAnswer
{
    private const int RowsMax = 100;

    public static ImmutableArray<Balance> Read(JsonElement root, string accountId, AnswerReader reader)
    {
        var balances = ImmutableArray.CreateBuilder<Balance>();
        var rows = reader.Array(reader.Object(root, "Data"), "Balance");
        if (!reader.Good)
            return [];
        if (rows.GetArrayLength() > RowsMax)
            reader.Break("Data.Balance:too_many");
        foreach (var row in rows.EnumerateArray())
        {
            if (reader.Text(row, "AccountId", 40) != accountId)
                reader.Break("Data.Balance.AccountId");
            var kind = Kind(reader.Text(row, "Type", 4));
            if (kind is null)
                reader.Break("Data.Balance.Type");
            var at = reader.Time(row, "DateTime");
            var amount = reader.SignedAmount(row);
            if (!reader.Good)
                return [];
            balances.Add(new Balance(kind.GetValueOrDefault(), at, amount));
        }
        return balances.ToImmutable();
    }

    /// <summary>OBBalanceType1Code, a subset of ISO 20022 ExternalBalanceType1Code.</summary>
    private static BalanceKind? Kind(string code) =>
        code switch
        {
            "CLAV" => BalanceKind.ClosingAvailable,
            "CLBD" => BalanceKind.ClosingBooked,
            "FWAV" => BalanceKind.ForwardAvailable,
            "INFO" => BalanceKind.Information,
            "ITAV" => BalanceKind.InterimAvailable,
            "ITBD" => BalanceKind.InterimBooked,
            "OPAV" => BalanceKind.OpeningAvailable,
            "OPBD" => BalanceKind.OpeningBooked,
            "PRCD" => BalanceKind.PreviouslyClosedBooked,
            "XPCD" => BalanceKind.Expected,
            _ => null,
        };
}
