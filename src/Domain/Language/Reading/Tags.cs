namespace OrleansBank.Domain.Language.Reading;

/// <summary>What the classifier sees in place of the words of a slot.</summary>
internal static class Tags
{
    public const string Bank = "#bank";
    public const string Shop = "#shop";
    public const string Money = "#money";
    public const string Number = "#number";
    public const string Last4 = "#last4";
    public const string Date = "#date";
    public const string Month = "#month";
    public const string Weekday = "#weekday";
    public const string Language = "#language";
}
