namespace OrleansBank.Domain.Language.English;

/// <summary>English.</summary>
internal static class EnglishData
{
    public static LanguageData Data { get; } =
        new(
            Languages.English,
            [
                (Intent.Balance, EnglishAccounts.Balance),
                (Intent.Transactions, EnglishAccounts.Transactions),
                (Intent.LinkBank, EnglishLinks.LinkBank),
                (Intent.UnlinkBank, EnglishLinks.UnlinkBank),
                (Intent.Consents, EnglishLinks.Consents),
                (Intent.Disclosures, EnglishLinks.Disclosures),
                (Intent.FraudReport, EnglishCards.FraudReport),
                (Intent.CardFreeze, EnglishCards.CardFreeze),
                (Intent.CardUnfreeze, EnglishCards.CardUnfreeze),
                (Intent.ExportData, EnglishRights.ExportData),
                (Intent.DeleteData, EnglishRights.DeleteData),
                (Intent.Language, EnglishTalk.Language),
                (Intent.Help, EnglishTalk.Help),
                (Intent.Greeting, EnglishTalk.Greeting),
                (Intent.Thanks, EnglishTalk.Thanks),
                (Intent.Goodbye, EnglishTalk.Goodbye),
                (Intent.Yes, EnglishTalk.Yes),
                (Intent.No, EnglishTalk.No),
                (Intent.Cancel, EnglishTalk.Cancel),
                (Intent.Cancel, EnglishCommands.Denials),
                (Intent.BankOther, EnglishOther.BankOther),
                (Intent.BankOther, EnglishCommands.States),
                (Intent.OutOfScope, EnglishOther.OutOfScope),
                (Intent.OutOfScope, EnglishOther.NearMisses),
            ],
            EnglishTalk.Fillers,
            EnglishTalk.Openers,
            EnglishTalk.Closers,
            WordTable.Respellings(EnglishSpellings.Respellings),
            EnglishWords.Words,
            EnglishCommands.Words
        );
}
