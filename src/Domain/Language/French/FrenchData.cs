namespace OrleansBank.Domain.Language.French;

/// <summary>French.</summary>
internal static class FrenchData
{
    public static LanguageData Data { get; } =
        new(
            Languages.French,
            [
                (Intent.Balance, FrenchAccounts.Balance),
                (Intent.Transactions, FrenchAccounts.Transactions),
                (Intent.LinkBank, FrenchLinks.LinkBank),
                (Intent.UnlinkBank, FrenchLinks.UnlinkBank),
                (Intent.Consents, FrenchLinks.Consents),
                (Intent.Disclosures, FrenchLinks.Disclosures),
                (Intent.FraudReport, FrenchCards.FraudReport),
                (Intent.CardFreeze, FrenchCards.CardFreeze),
                (Intent.CardUnfreeze, FrenchCards.CardUnfreeze),
                (Intent.ExportData, FrenchRights.ExportData),
                (Intent.DeleteData, FrenchRights.DeleteData),
                (Intent.Language, FrenchTalk.Language),
                (Intent.Help, FrenchTalk.Help),
                (Intent.Greeting, FrenchTalk.Greeting),
                (Intent.Thanks, FrenchTalk.Thanks),
                (Intent.Goodbye, FrenchTalk.Goodbye),
                (Intent.Yes, FrenchTalk.Yes),
                (Intent.No, FrenchTalk.No),
                (Intent.Cancel, FrenchTalk.Cancel),
                (Intent.Cancel, FrenchCommands.Denials),
                (Intent.BankOther, FrenchOther.BankOther),
                (Intent.BankOther, FrenchCommands.States),
                (Intent.OutOfScope, FrenchOther.OutOfScope),
                (Intent.OutOfScope, FrenchOther.NearMisses),
            ],
            FrenchTalk.Fillers,
            FrenchTalk.Openers,
            FrenchTalk.Closers,
            WordTable.Respellings(FrenchSpellings.Respellings),
            FrenchWords.Words,
            FrenchCommands.Words
        );
}
