using System.Collections.Frozen;
using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Conversations;

/// <summary>What answers each intent: a new intent is one row here and its handler.</summary>
internal static class Answers
{
    private static readonly FrozenDictionary<Intent, Func<Turn, Asked, Answered>> Table = new Dictionary<
        Intent,
        Func<Turn, Asked, Answered>
    >
    {
        [Intent.Balance] = BalanceAnswer.Give,
        [Intent.Transactions] = TransactionsAnswer.Give,
        [Intent.LinkBank] = LinkAnswer.Link,
        [Intent.UnlinkBank] = LinkAnswer.Unlink,
        [Intent.Consents] = RightsAnswer.Consents,
        [Intent.Disclosures] = RightsAnswer.Disclosures,
        [Intent.ExportData] = RightsAnswer.Export,
        [Intent.DeleteData] = RightsAnswer.Delete,
        [Intent.FraudReport] = FraudAnswers.Report,
        [Intent.CardFreeze] = CardAnswers.Freeze,
        [Intent.CardUnfreeze] = CardAnswers.Unfreeze,
        [Intent.Language] = Talk.ChangeLanguage,
        [Intent.Help] = Talk.Help,
        [Intent.Greeting] = Talk.Greet,
        [Intent.Thanks] = Talk.Thank,
        [Intent.Goodbye] = Talk.Leave,
        [Intent.Yes] = Confirming.Yes,
        [Intent.No] = Confirming.No,
        [Intent.Cancel] = Confirming.Cancel,
        [Intent.BankOther] = Talk.ForTheBank,
        [Intent.OutOfScope] = Talk.OutOfScope,
    }.ToFrozenDictionary();

    /// <summary>An intent that nobody answers yet goes to the bank's people.</summary>
    public static Func<Turn, Asked, Answered> For(Intent intent) => Table.GetValueOrDefault(intent) ?? Talk.ForTheBank;
}
